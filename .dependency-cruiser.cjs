/** The house's import rules (docs/architecture.md): each error names the rule, its comment says why. */
const floors = require('./apps/api/floors.json');

const FEATURE = '^apps/api/src/((?:books|district|people|ordering|goods|road|money)/[^/]+|[^/]+)/';
/** Folders of apps/api/src that are no feature: every feature may lean on them. */
const GROUND = '^apps/api/src/ground/';
const SPEC = '[.](spec|e2e)[.]tsx?$';
/** Bodies with their rules: the only files of the contract that know class-validator. */
const BODIES = [
  '^packages/shared-types/src/dto[.]ts$',
  '^packages/shared-types/src/[^/]+/(dto|fields)[.]ts$',
];
const HARNESS =
  '/testing/|^apps/trials/src/(world|yesterday|production|fuzz|api-specs)/|^apps/miniprogram/(test|e2e|scripts)/';
/** Folders of the app that belong to one role (`list` to all who write lists, `account` to whoever joins a household). */
const ROLES = '^apps/miniprogram/src/(list|resident|leader|captain|driver|community|account)/';
/** The supermarket's addresses, and the rooms that its screens are in. */
const SHOP = '^apps/miniprogram/src/(supermarket|shop-[a-z]+)/';
const SHOP_ROOM = '^apps/miniprogram/src/(shop-[a-z]+)/';

/** A room's own files: a room may lie within another's folder (messages/push). */
const filesOf = (room) =>
  ['messages', 'ground'].includes(room) ? `^apps/api/src/${room}/[^/]+$` : `^apps/api/src/${room}/`;

/** The floors, and the rooms of each, stand from the ground up: none imports what stands above it, not even a type. */
const stairs = floors.flatMap(({ floor, what, rooms }, height) => {
  const above = floors.slice(height + 1).flatMap((higher) => higher.rooms);
  return [
    {
      name: `floor-${floor}`,
      comment: `${what}. It knows nothing of the floors above it (apps/api/floors.json).`,
      severity: 'error',
      from: { path: rooms.map(filesOf), pathNot: [SPEC, HARNESS, '/room[.]ts$'] },
      to: { path: above.map(filesOf) },
    },
    ...rooms.slice(0, -1).map((room, place) => ({
      name: `room-${room.replace('/', '-')}`,
      comment: 'Of two rooms of a floor the lower one knows nothing of the higher (apps/api/floors.json).',
      severity: 'error',
      from: { path: filesOf(room), pathNot: [SPEC, HARNESS, '/room[.]ts$'] },
      to: { path: rooms.slice(place + 1).map(filesOf) },
    })),
  ].filter(({ to }) => to.path.length > 0);
});

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...stairs,
    {
      name: 'no-circles',
      comment:
        'What runs in a circle cannot be read, tested or loaded by itself. Types may point at each other.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'accounts-in-the-books-only',
      comment:
        'Who has something to post says what happened (books/postings/postings.ts), not which accounts it moves.',
      severity: 'error',
      from: { path: '^apps/api/src/', pathNot: '^apps/api/src/books/postings/' },
      to: { path: '^apps/api/src/books/postings/accounts[.]ts$' },
    },
    {
      name: 'shared-types-stand-alone',
      comment:
        'The contract runs on the server, in WeChat and in browsers: class-validator of the bodies is its one import.',
      severity: 'error',
      from: { path: '^packages/shared-types/src/', pathNot: SPEC },
      to: { pathNot: ['^packages/shared-types/src/', 'node_modules/class-validator/'] },
    },
    {
      name: 'class-validator-in-dto-only',
      severity: 'error',
      from: { path: '^packages/shared-types/src/', pathNot: BODIES },
      to: { path: 'node_modules/class-validator/' },
    },
    {
      name: 'wechat-sandbox-stands-alone',
      comment: 'It knows WeChat and nothing of the product, so that what works with it works with WeChat.',
      severity: 'error',
      from: { path: '^packages/wechat-sandbox/' },
      to: { path: '^(apps/|packages/shared-types/)' },
    },
    {
      name: 'product-without-sandbox',
      comment: 'The product meets it over HTTP alone; what tests and plays the product may start it.',
      severity: 'error',
      from: {
        path: '^(apps|packages/shared-types)/',
        pathNot: [SPEC, HARNESS, '^apps/trials/', '^apps/api/src/start[.]ts$', '^apps/[^/]+/scripts/'],
      },
      to: { path: '^packages/wechat-sandbox/' },
    },
    {
      name: 'contract-without-circles',
      comment: 'In the contract types too point one way: a room can be read from its first file to its last.',
      severity: 'error',
      from: { path: '^packages/shared-types/src/' },
      to: { circular: true },
    },
    {
      name: 'contract-ground-knows-no-room',
      comment: 'What every room leans on leans on none. Only `Refusal` is made of what all of them refuse.',
      severity: 'error',
      from: { path: '^packages/shared-types/src/ground/' },
      to: { path: '^packages/shared-types/src/', pathNot: '^packages/shared-types/src/ground/' },
    },
    {
      name: 'contract-rooms-below-lists-of-rooms',
      comment:
        'A room of the contract knows rooms, the ground and refusals, not the lists that are made of all rooms.',
      severity: 'error',
      from: { path: '^packages/shared-types/src/[^/]+/', pathNot: SPEC },
      to: { path: '^packages/shared-types/src/[^/]+[.]ts$', pathNot: '/refusals[.]ts$' },
    },
    {
      name: 'contract-without-dto-classes',
      comment:
        'Of bodies only types are known within the package; their classes would drag class-validator along.',
      severity: 'error',
      from: { path: '^packages/shared-types/src/', pathNot: BODIES },
      to: { path: BODIES, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'mini-program-takes-dto-types',
      comment: 'The classes would bring class-validator into the mini-program.',
      severity: 'error',
      from: { path: '^apps/miniprogram/' },
      to: { path: BODIES, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'apps-apart',
      comment:
        'The service and the mini-program meet in the contract alone; the trials exercise the service.',
      severity: 'error',
      from: { path: '^apps/(api|miniprogram)/' },
      to: { path: '^apps/', pathNot: ['^apps/$1/', '^apps/trials/'] },
    },
    {
      name: 'roles-apart',
      comment:
        'A role loads its own package and what is shared; a phone of one role has nothing of another. What two need stands beside them (gate/, rounds/, transfers/, belonging/, offline/, ui/, words/).',
      severity: 'error',
      from: { path: ROLES },
      to: { path: [ROLES, SHOP], pathNot: '^apps/miniprogram/src/$1/' },
    },
    {
      name: 'shop-apart',
      comment: 'The supermarket is a role like the others.',
      severity: 'error',
      from: { path: SHOP },
      to: { path: ROLES },
    },
    {
      name: 'shop-rooms-apart',
      comment: 'One room of the shop opens pages of another; of its code it uses the catalogue alone.',
      severity: 'error',
      from: { path: SHOP_ROOM },
      to: { path: SHOP, pathNot: ['^apps/miniprogram/src/$1/', '^apps/miniprogram/src/shop-catalogue/'] },
    },
    {
      name: 'shared-below-roles',
      comment:
        'What several roles share knows none of them, else all would load it; pages.ts knows addresses.',
      severity: 'error',
      from: { path: '^apps/miniprogram/src/', pathNot: [ROLES, SHOP, SPEC] },
      to: { path: [ROLES, SHOP] },
    },
    {
      name: 'controllers-are-the-edge',
      comment: 'A controller is imported by its own room alone.',
      severity: 'error',
      from: { pathNot: ['/room[.]ts$', SPEC] },
      to: { path: '[.]controller[.]ts$' },
    },
    {
      name: 'features-meet-in-the-open',
      comment:
        'Another feature is used through its service, reads, acts, rows, types or jobs, or a file named by its thing alone (offer-book.ts); files of any other role are its own.',
      severity: 'error',
      from: { path: FEATURE, pathNot: [GROUND, SPEC, HARNESS] },
      to: {
        path: FEATURE,
        pathNot: [
          GROUND,
          '^apps/api/src/$1/',
          '[.](service|sql|moves|entity|types|guard|port|job)[.]ts$',
          '/[^/.]+[.]ts$',
        ],
      },
    },
    {
      name: 'rooms-below-the-roof',
      comment: 'What starts and gathers the rooms stands above them all.',
      severity: 'error',
      from: { path: FEATURE, pathNot: [SPEC, HARNESS] },
      to: { path: '^apps/api/src/[^/]+[.]ts$' },
    },
    {
      name: 'ground-files-alone',
      comment: 'A clock, a refusal: what even the rooms of the ground stand on.',
      severity: 'error',
      from: { path: filesOf('ground'), pathNot: SPEC },
      to: { path: '^apps/api/src/', pathNot: filesOf('ground') },
    },
    {
      name: 'trials-on-top',
      comment: 'The product does not know the programs that exercise it; its specs share their world.',
      severity: 'error',
      from: { path: '^(apps/(api|miniprogram)|packages)/', pathNot: [SPEC, HARNESS] },
      to: { path: '^apps/trials/' },
    },
    {
      name: 'no-test-code-in-src',
      severity: 'error',
      from: { pathNot: [SPEC, HARNESS] },
      to: { path: [SPEC, HARNESS] },
    },
    {
      name: 'no-development-packages-in-src',
      comment: 'What runs in production stands under dependencies.',
      severity: 'error',
      from: { path: '^(apps|packages)/[^/]+/src/', pathNot: [SPEC, HARNESS] },
      to: {
        dependencyTypes: ['npm-dev'],
        dependencyTypesNot: ['type-only'],
        pathNot: 'node_modules/@types/',
      },
    },
    {
      name: 'no-undeclared-packages',
      severity: 'error',
      from: { pathNot: [SPEC, HARNESS] },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'resolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(apps|packages)/[^/]+/(dist|[.]swc)/' },
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['types', 'import', 'require', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.json', '.d.ts'],
    },
  },
};

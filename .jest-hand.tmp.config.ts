import base from '/work/main/jest.config';
const swc = { $schema: undefined, exclude: [], swcrc: false, jsc: { parser: { syntax: 'ecmascript' }, target: 'es2022' }, module: { type: 'commonjs' } };
export default { ...base, transform: { ...base.transform, 'content-disposition/.*\\.js$': ['@swc/jest', swc] }, transformIgnorePatterns: ['/node_modules/(?!.*content-disposition)'] };

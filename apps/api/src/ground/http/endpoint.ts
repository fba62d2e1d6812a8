import {
  createParamDecorator,
  HttpCode,
  RequestMapping,
  RequestMethod,
  UseInterceptors,
  type ExecutionContext,
} from '@nestjs/common';
import {
  PAGED,
  type BodyOf,
  type ConfirmedKind,
  type PagedRoute,
  type ReplyOf,
  type Role,
  type Route,
  type Stream,
} from '@cailan/shared-types';
import type { Actor, SignedRequest } from './signed-request';
import { PageHeader, type Page } from './pages';
import { PaperTurns } from './papers';

export type { Actor, ActorGrant, SignedRequest } from './signed-request';

/** Who may call a route: roles (over any scope; the service checks which), any signed-in person, or anyone. */
export type Access = readonly Role[] | 'signed_in' | 'public';

/** A declared route, for the guard, the OpenAPI document and the spec that compares them with the contract. */
export interface DeclaredRoute {
  route: string;
  access: Access;
  body: (new () => object) | undefined;
  /** What a desk does by its phone's confirmation alone. */
  confirmed: ConfirmedAct | undefined;
}

/** An act that a phone confirms when a desk does it. */
export interface ConfirmedAct {
  kind: ConfirmedKind;
  /** In the words that the phone shows. */
  what: string;
  /** Of which row the phone is told the amount, where the body does not say it. */
  of?: 'payment' | 'refund';
}

const accessOf = new WeakMap<object, Access>();
/** It is there already; all other streams are papers that are made. */
const PICTURE: Stream = 'GET /files/:id';

const confirmedOf = new WeakMap<object, ConfirmedAct & { route: string }>();

export const declaredRoutes: DeclaredRoute[] = [];

/** Only these roles may call the route. Stands below `@Endpoint`. */
export const Allow = (...roles: Role[]) => declareAccess(roles);
/** Any signed-in person may call the route; the service narrows to what is theirs. */
export const AllowSignedIn = () => declareAccess('signed_in');
/** Anyone may call the route. */
export const AllowAnyone = () => declareAccess('public');

function declareAccess(access: Access): MethodDecorator {
  return (_target, _key, descriptor) => void accessOf.set(descriptor.value as object, access);
}

/**
 * A desk does this once its person's phone has confirmed it; a phone does it as ever. Money, posts, and what takes data out
 * of the service bear this mark. Stands below `@Endpoint`; every spreadsheet has it by itself.
 */
export const Confirmed =
  (kind: ConfirmedKind, what: string, of?: ConfirmedAct['of']): MethodDecorator =>
  (_target, _key, descriptor) =>
    void confirmedOf.set(descriptor.value as object, { kind, what, route: '', ...(of && { of }) });

/** The mark of a handler, with its route. */
export function confirmedOfHandler(handler: object): (ConfirmedAct & { route: string }) | undefined {
  return confirmedOf.get(handler);
}

/** The declared access of a handler. */
export function accessOfHandler(handler: object): Access | undefined {
  return accessOf.get(handler);
}

/** A route of the contract's pages gives one, any other its reply. */
type Given<R extends Route> = R extends PagedRoute ? Page<ReplyOf<R>> : ReplyOf<R>;
type Handler<R extends Route> = (...args: never[]) => Promise<Given<R>> | Given<R>;
/** A handler must take the contract's body as one of its parameters. */
type TakesBody<R extends Route, H extends Handler<R>> =
  BodyOf<R> extends undefined ? H : BodyOf<R> extends Parameters<H>[number] ? H : never;

/** Serves a route of the contract. Its reply and body are typed by it; without an `@Allow…` it fails at boot. */
export function Endpoint<R extends Route>(route: R) {
  return <H extends Handler<R>>(
    target: object,
    key: string,
    descriptor: TypedPropertyDescriptor<TakesBody<R, H>>,
  ): void => {
    serve(route, target, key, descriptor);
    if (route in PAGED) UseInterceptors(PageHeader)(target, key, descriptor);
  };
}

/** Serves a stream of the contract (PDF, XLSX, picture). */
export function StreamEndpoint(route: Stream) {
  return (target: object, key: string, descriptor: PropertyDescriptor): void => {
    if (route.endsWith('.xlsx')) Confirmed('export', '导出 Excel 表格')(target, key, descriptor);
    serve(route, target, key, descriptor);
    if (route !== PICTURE) UseInterceptors(PaperTurns)(target, key, descriptor);
  };
}

function serve(route: string, target: object, key: string, descriptor: PropertyDescriptor): void {
  const access = accessOf.get(descriptor.value as object);
  if (!access) throw new Error(`${route}: served without @Allow`);
  const [method = '', path = ''] = route.split(' ');
  RequestMapping({ method: RequestMethod[method as keyof typeof RequestMethod], path })(
    target,
    key,
    descriptor,
  );
  HttpCode(200)(target, key, descriptor);
  const types = (Reflect.getMetadata('design:paramtypes', target, key) ?? []) as (new () => object)[];
  const confirmed = confirmedOf.get(descriptor.value as object);
  if (confirmed) confirmed.route = route;
  declaredRoutes.push({ route, access, confirmed, body: types.find((type) => type?.name.endsWith('Dto')) });
}

/** The actor of the request. */
export const Me = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const { actor } = context.switchToHttp().getRequest<SignedRequest>();
  if (!actor) throw new Error('@Me on a route that anyone may call');
  return actor;
});

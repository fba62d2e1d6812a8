import type { HealthRoutes } from './health/routes';
import type { DevelopmentRoutes } from './development/routes';
import type { SignInRoutes } from './sign-in/routes';
import type { DeskRoutes } from './desk/routes';
import type { PeopleRoutes } from './people/routes';
import type { BelongingRoutes } from './belonging/routes';
import type { PostsRoutes } from './posts/routes';
import type { ResponsibilitiesRoutes } from './responsibilities/routes';
import type { AccountMovesRoutes } from './account-moves/routes';
import type { AppointmentsRoutes } from './appointments/routes';
import type { PersonalDataRoutes } from './personal-data/routes';
import type { MessagesRoutes } from './messages/routes';
import type { FilesRoutes, FilesStreams } from './files/routes';
import type { ChainRoutes } from './chain/routes';
import type { PlacesRoutes } from './places/routes';
import type { RostersRoutes, RostersStreams } from './rosters/routes';
import type { WindowsRoutes } from './windows/routes';
import type { AmendmentsRoutes } from './amendments/routes';
import type { DistrictRoutes } from './district/routes';
import type { SupermarketsRoutes } from './supermarkets/routes';
import type { CatalogueRoutes } from './catalogue/routes';
import type { RoundsRoutes } from './rounds/routes';
import type { ShareOutRoutes } from './share-out/routes';
import type { ListsRoutes } from './lists/routes';
import type { GroupOrdersRoutes } from './group-orders/routes';
import type { PickingRoutes } from './picking/routes';
import type { PackingRoutes } from './packing/routes';
import type { ReweighingRoutes } from './reweighing/routes';
import type { PapersRoutes, PapersStreams } from './papers/routes';
import type { LoadsRoutes } from './loads/routes';
import type { HandoffsRoutes } from './handoffs/routes';
import type { DoorsRoutes } from './doors/routes';
import type { ProgressRoutes } from './progress/routes';
import type { PaymentsRoutes } from './payments/routes';
import type { PayeesRoutes } from './payees/routes';
import type { RefundsRoutes } from './refunds/routes';
import type { ReconciliationRoutes } from './reconciliation/routes';
import type { DuesRoutes } from './dues/routes';
import type { LossesRoutes } from './losses/routes';
import type { SettlementRoutes } from './settlement/routes';
import type { BooksRoutes } from './books/routes';

/**
 * The contract: every JSON route of the service with its query, body and reply, all under `/api`; each room says its own.
 * The server's `@Endpoint` and the client's `call(route, …)` are typed by it, and the OpenAPI document is made from it, the
 * comments of routes and fields along with it. Documents (PDF, XLSX) and pictures are `Streams`.
 * Who is refused gets a `Problem`, or what the route says of it (`refused`). Every number is a whole one.
 */
export interface Api
  extends
    HealthRoutes,
    DevelopmentRoutes,
    SignInRoutes,
    DeskRoutes,
    PeopleRoutes,
    BelongingRoutes,
    PostsRoutes,
    AppointmentsRoutes,
    AccountMovesRoutes,
    ResponsibilitiesRoutes,
    PersonalDataRoutes,
    MessagesRoutes,
    FilesRoutes,
    PlacesRoutes,
    ChainRoutes,
    RostersRoutes,
    WindowsRoutes,
    AmendmentsRoutes,
    DistrictRoutes,
    SupermarketsRoutes,
    CatalogueRoutes,
    RoundsRoutes,
    ShareOutRoutes,
    ListsRoutes,
    GroupOrdersRoutes,
    PickingRoutes,
    PackingRoutes,
    ReweighingRoutes,
    PapersRoutes,
    LoadsRoutes,
    HandoffsRoutes,
    DoorsRoutes,
    ProgressRoutes,
    PayeesRoutes,
    PaymentsRoutes,
    RefundsRoutes,
    ReconciliationRoutes,
    DuesRoutes,
    LossesRoutes,
    SettlementRoutes,
    BooksRoutes {}

/** Routes that answer with a stream of bytes, each with its query and its media type; each room says its own. */
export interface Streams extends PapersStreams, FilesStreams, RostersStreams {}

export type Route = keyof Api;

export type ReplyOf<R extends Route> = Api[R]['reply'];

export type BodyOf<R extends Route> = Api[R] extends { body: infer B } ? B : undefined;

export type QueryOf<R extends Route> = Api[R] extends { query: infer Q } ? Q : undefined;

export type Stream = keyof Streams;

/** RFC 9457 problem, as every refusal and error is answered. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  code: string;
  detail: string;
  facts?: Record<string, unknown>;
  /** `validation_failed`: each fault as `path: message`. */
  faults?: string[];
}

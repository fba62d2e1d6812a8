import type * as dto from './dto';
import type { PageQuery } from './pages';
import type * as v from './views';

/** Nothing to say beyond that it is done. */
export interface Done {
  done: true;
}

/**
 * The contract: every JSON route of the service with its body and reply, all under `/api`. The server's `@Endpoint` and
 * the client's `call(route, …)` are typed by it. Documents (PDF, XLSX) and pictures are streams and stand in `STREAMS`.
 */
export interface Api {
  'GET /health/live': { reply: { status: 'live' } };
  'GET /health/ready': { reply: v.HealthView };

  'GET /development/people': {
    query: PageQuery & { role?: string; search?: string };
    reply: v.DevelopmentPersonView[];
  };
  'POST /development/sign-in': { body: dto.DevelopmentSignInDto; reply: v.SignInView };
  'POST /development/clock': { body: dto.SetClockDto; reply: { now: string } };
  'POST /development/jobs/run': { reply: { ran: number } };

  'GET /development/wechat': { reply: { sandboxUrl: string | null } };

  'GET /wechat/templates': { reply: v.WechatTemplatesView };
  'POST /sign-in/wechat': { body: dto.WechatSignInDto; reply: v.SignInView };
  'POST /sign-in/cloud-run': { reply: v.SignInView };
  'POST /sign-in/refresh': { body: dto.RefreshDto; reply: v.SignInView };
  'POST /sign-out': { body: dto.SignOutDto; reply: Done };
  'GET /me': { reply: v.MeView };
  'PUT /me': { body: dto.UpdateMeDto; reply: v.MeView };
  'POST /me/phone': { body: dto.PhoneCodeDto; reply: v.SignInView };
  'POST /me/consents': { body: dto.ConsentDto; reply: v.MeView };
  'GET /me/export': { reply: v.PersonExportView };
  'POST /me/erase': { body: dto.ClientKeyDto; reply: Done };
  'GET /me/bindings': { query: PageQuery; reply: v.BindingView[] };
  'GET /binding-codes/:code': { reply: v.BindingTargetView };
  'GET /building-codes': { query: PageQuery; reply: v.BuildingCodeView[] };
  'POST /building-codes/:placeId/renew': { body: dto.ClientKeyDto; reply: v.BuildingCodeView };
  'POST /invitations': { body: dto.CreateInvitationDto; reply: v.InvitationView };
  'GET /bindings': { query: PageQuery & { status?: string }; reply: v.BindingView[] };
  'POST /bindings': { body: dto.CreateBindingDto; reply: v.BindingView };
  'POST /bindings/:id/answer': { body: dto.AnswerBindingDto; reply: v.BindingView };
  'POST /bindings/:id/withdraw': { reply: v.BindingView };
  'GET /households/:id/members': { query: PageQuery; reply: v.MemberView[] };
  'POST /households/:id/members/:personId/end': { reply: v.MemberView[] };
  'GET /deputies': { query: PageQuery; reply: v.DeputyView[] };
  'POST /deputies': { body: dto.CreateDeputyDto; reply: v.DeputyRequestView };
  'GET /deputy-requests': { query: PageQuery; reply: v.DeputyRequestView[] };
  'POST /deputy-requests/:id/answer': { body: dto.AnswerDeputyDto; reply: v.DeputyRequestView };
  'POST /deputy-requests/:id/end': { reply: v.DeputyRequestView };
  'POST /deputies/:id/end': { reply: v.DeputyView };
  'GET /hand-overs': { query: PageQuery; reply: v.HandOverView[] };
  'POST /hand-overs': { body: dto.ProposeHandOverDto; reply: v.HandOverView };
  'POST /hand-overs/:id/sign': { body: dto.ClientKeyDto; reply: v.HandOverView };
  'GET /messages': { query: PageQuery; reply: v.MessageView[] };
  'POST /files': { query: { clientKey?: string }; reply: v.FileView };

  'GET /households/:id': { reply: v.HouseholdView };
  'GET /communities': { reply: v.CommunityView[] };
  'GET /windows': { reply: v.WindowView[] };
  'GET /windows/:id/progress': { reply: v.WindowProgressView };
  'GET /windows/:id/unserved': { query: PageQuery; reply: v.UnservedView[] };
  'GET /windows/:id/exceptions': { query: PageQuery; reply: v.WindowExceptionView[] };
  'GET /supermarkets': { reply: v.SupermarketView[] };
  'GET /supermarkets/:id/products': { reply: v.ProductView[] };
  'GET /supermarkets/:id/drivers': { query: PageQuery; reply: v.DriverView[] };
  'PUT /supermarkets/:id/stock': { body: dto.DeclareStockDto; reply: Done };

  'GET /rounds': { query: PageQuery & { windowId?: string; status?: string }; reply: v.RoundView[] };
  'POST /rounds': { body: dto.CreateRoundDto; reply: v.RoundView };
  'GET /rounds/:id': { reply: v.RoundDetailView };
  'PUT /rounds/:id/offers': { body: dto.SetOffersDto; reply: v.RoundDetailView };
  'POST /rounds/:id/open': { reply: v.RoundView };
  'POST /rounds/:id/close': { reply: v.RoundView };
  'POST /rounds/:id/extend': { body: dto.ExtendRoundDto; reply: v.RoundView };
  'POST /rounds/:id/cancel': { body: dto.ReasonDto; reply: v.RoundView };
  'GET /rounds/:id/totals': { reply: v.RoundTotalsView };
  'GET /rounds/:id/share-out': { query: PageQuery; reply: v.ShareOutView };
  'GET /rounds/:id/roll-up': { reply: v.RoundRollUpView };

  'GET /windows/:id/list': { query: { householdId: string }; reply: v.ListView };
  'PUT /windows/:id/list': { body: dto.SaveListDto; reply: v.ListView };
  'POST /windows/:id/list/submit': { body: dto.SubmitListDto; reply: v.ListView };
  'POST /windows/:id/list/withdraw': { body: dto.WithdrawListDto; reply: v.ListView };
  'GET /household-orders': {
    query: PageQuery & { householdId?: string; windowId?: string };
    reply: v.HouseholdOrderView[];
  };
  'GET /household-orders/:id': { reply: v.HouseholdOrderView };
  'POST /household-orders/:id/receipt': { body: dto.ClientKeyDto; reply: v.HouseholdOrderView };
  'POST /household-order-lines/:id/answer': { body: dto.AnswerSubstituteDto; reply: Done };

  'GET /group-orders': {
    query: PageQuery & { roundId?: string; windowId?: string; status?: string };
    reply: v.GroupOrderView[];
  };
  'GET /group-orders/:id': { reply: v.GroupOrderView };
  'GET /group-orders/:id/roll-up': { reply: v.GroupRollUpView };
  'GET /group-orders/:id/households': { reply: v.NeighbourView[] };
  'POST /group-orders/confirm': { body: dto.ConfirmGroupOrdersDto; reply: v.GroupOrderView[] };
  'POST /group-orders/:id/reopen': { body: dto.ReasonDto; reply: v.GroupOrderView };
  'POST /group-orders/:id/cancel': { body: dto.ReasonDto; reply: v.GroupOrderView };
  'POST /group-orders/:id/undeliverable': { body: dto.ReasonDto; reply: v.GroupOrderView };

  'GET /payments': { query: PageQuery & { status?: string; roundId?: string }; reply: v.PaymentView[] };
  'POST /payments': { body: dto.CreatePaymentDto; reply: v.PaymentView };
  'GET /payments/:id': { reply: v.PaymentView };
  'POST /payments/:id/answer': { body: dto.AnswerPaymentDto; reply: v.PaymentView };
  'POST /payments/:id/prepay': { reply: v.PaySheetView };
  'POST /payments/:id/check': { reply: v.PaymentView };
  'POST /payments/:id/cancel': { reply: v.PaymentView };
  'POST /wechat-pay/notifications': { reply: Done };
  'GET /refunds': {
    query: PageQuery & { roundId?: string; paymentId?: string; status?: string };
    reply: v.RefundView[];
  };
  'GET /refunds/:id/items': { query: PageQuery; reply: v.RefundItemView[] };
  'GET /refunds/:id': { reply: v.RefundView };
  'POST /refunds/:id/by-hand': { body: dto.RefundByHandDto; reply: v.RefundView };
  'POST /refunds/:id/transfer': { body: dto.TransferRefundDto; reply: v.RefundView };
  'POST /refunds/:id/answer': { body: dto.AnswerPaymentDto; reply: v.RefundView };
  'GET /reconciliations': { query: PageQuery & { date?: string }; reply: v.ReconciliationView[] };
  'GET /reconciliations/:id/differences': { query: PageQuery; reply: v.ReconciliationDifferenceView[] };
  'POST /reconciliations': { body: dto.ReconcileDto; reply: v.ReconciliationView[] };
  'POST /development/payments/:id/outcome': { body: dto.AnswerPaymentDto; reply: v.PaymentView };

  'GET /rounds/:id/waves': { reply: v.WaveView[] };
  'POST /rounds/:id/waves': { body: dto.ClientKeyDto; reply: v.PickListView };
  'GET /rounds/:id/waves/:wave/pick-list': { reply: v.PickListView };
  'GET /rounds/:id/waves/:wave/unprintable': { reply: v.UnprintableView[] };
  'PUT /rounds/:id/waves/:wave/pick-results': { body: dto.PickResultDto; reply: v.PickLineView };
  'POST /rounds/:id/waves/:wave/finish': { reply: v.PickingOutcomeView };
  'POST /rounds/:id/waves/:wave/labels/printed': { body: dto.LabelsPrintedDto; reply: Done };
  'GET /group-orders/:id/pack-sheet': { reply: v.PackSheetView };
  'POST /household-orders/:id/pack': { body: dto.PackHouseholdDto; reply: { bags: v.BagView[] } };
  'PUT /household-orders/:id/weights': { body: dto.ReweighDto; reply: Done };
  'PUT /group-orders/:id/crates': { body: dto.SetCratesDto; reply: v.GroupOrderView };

  'GET /loads': { query: PageQuery & { windowId?: string }; reply: v.LoadView[] };
  'POST /loads': { body: dto.CreateLoadDto; reply: v.LoadView };
  'GET /loads/:id': { reply: v.LoadView };
  'PUT /loads/:id': { body: dto.ReplanLoadDto; reply: v.LoadView };
  'POST /loads/:id/dissolve': { body: dto.ReasonDto; reply: v.LoadView };
  'POST /loads/:id/end': { body: dto.EndLoadDto; reply: v.LoadView };
  'POST /loads/:id/dispatch': { body: dto.ClientKeyDto; reply: v.HandoffView };
  'POST /loads/:id/transfers': { body: dto.TransferDto; reply: v.HandoffView };
  'POST /loads/:id/arrivals': { body: dto.ArrivalDto; reply: v.ArrivalView };
  'POST /loads/:id/gate-handoffs': { body: dto.OpenGateHandoffDto; reply: v.HandoffView };
  'GET /handoffs/:id': { reply: v.HandoffView };
  'POST /handoffs/:id/check-offs': { body: dto.CheckOffDto; reply: v.CheckOffView };
  'POST /handoffs/:id/count': { body: dto.CountDto; reply: v.HandoffView };
  'POST /handoffs/:id/exceptions': { body: dto.HandoffExceptionDto; reply: v.HandoffView };
  'POST /handoffs/:id/sign': { body: dto.SignHandoffDto; reply: v.HandoffView };
  'GET /windows/:id/floor': { query: { deliveryGroupId?: string }; reply: v.FloorListView };
  'POST /windows/:id/households/:householdId/door': { body: dto.DoorDto; reply: v.DoorView };
  'POST /bags/:code/resolution': { body: dto.ResolveBagDto; reply: v.CheckOffView };

  'POST /rounds/:id/settle': { reply: v.StatementView };
  'GET /rounds/:id/statement': { reply: v.StatementView };
  'GET /group-orders/:id/dues': { reply: v.DuesView };
  'PUT /rounds/:id/invoice': { body: dto.InvoiceDto; reply: v.StatementView };
  'POST /household-orders/:id/dues/tick': { body: dto.TickDuesDto; reply: v.DuesLineView };
  'POST /household-orders/:id/dues/acknowledge': { body: dto.ClientKeyDto; reply: Done };
  'GET /windows/:id/losses': { query: PageQuery; reply: v.LossView[] };
  'POST /bags/:code/bearer': { body: dto.LossBearerDto; reply: v.LossView };
  'GET /books': { reply: v.BooksView };
}

/** Routes that answer with a stream of bytes: printed sheets, labels, lists and stored pictures. */
export const STREAMS = [
  'GET /group-orders/:id/roll-up.xlsx',
  'GET /rounds/:id/waves/:wave/pick-list.pdf',
  'GET /rounds/:id/waves/:wave/pick-list.xlsx',
  'GET /rounds/:id/waves/:wave/pack-sheets.pdf',
  'GET /rounds/:id/waves/:wave/pack-sheets.xlsx',
  'GET /rounds/:id/waves/:wave/matrix.pdf',
  'GET /rounds/:id/waves/:wave/matrix.xlsx',
  'GET /rounds/:id/waves/:wave/labels-a4.pdf',
  'GET /rounds/:id/waves/:wave/labels-60x40.pdf',
  'GET /rounds/:id/statement.xlsx',
  'GET /household-orders/:id/dues/receipt.pdf',
  'GET /reconciliations/:id/report.xlsx',
  'GET /building-codes/posters.pdf',
  'GET /files/:id',
] as const;

export type Route = keyof Api;
export type ReplyOf<R extends Route> = Api[R]['reply'];
export type BodyOf<R extends Route> = Api[R] extends { body: infer B } ? B : undefined;
export type QueryOf<R extends Route> = Api[R] extends { query: infer Q } ? Q : undefined;
export type Stream = (typeof STREAMS)[number];

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

import { Module, type DynamicModule, type Provider, type Type } from '@nestjs/common';
import { APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { JwtModule } from '@nestjs/jwt';
import { TypeOrmModule } from '@nestjs/typeorm';
import { createSecretKey } from 'node:crypto';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { CatalogueController } from './catalogue/catalogue.controller';
import { CatalogueService } from './catalogue/catalogue.service';
import { Clock } from './clock';
import { CONFIG, type Config } from './config';
import { connect, createDataSource } from './db/data-source';
import { Db } from './db/db';
import { Sealer } from './db/sealer';
import { OverdueGoodsService } from './deadlines/overdue-goods.service';
import { RoundDeadlinesService } from './deadlines/round-deadlines.service';
import { DevelopmentController } from './development/development.controller';
import { DocumentRenderer, documentRenderer } from './documents/document-renderer';
import { DocumentsController } from './documents/documents.controller';
import { CodedCharacters } from './documents/coded-characters';
import { UnprintableService } from './documents/unprintable.service';
import { DocumentsService } from './documents/documents.service';
import { LabelsService } from './documents/labels.service';
import { MoneyPapersController } from './documents/money-papers.controller';
import { MoneyPapersService } from './documents/money-papers.service';
import { ReconciliationPaperService } from './documents/reconciliation-paper.service';
import { RollUpService } from './documents/roll-up.service';
import { FileStore, FolderStore } from './files/file-store';
import { FilesController } from './files/files.controller';
import { FilesService } from './files/files.service';
import { CancellationService } from './group-orders/cancellation.service';
import { ConfirmationService } from './group-orders/confirmation.service';
import { GroupOrdersController } from './group-orders/group-orders.controller';
import { GroupOrdersService } from './group-orders/group-orders.service';
import { ArrivalsService } from './handoffs/arrivals.service';
import { DoorsService } from './handoffs/doors.service';
import { GateService } from './handoffs/gate.service';
import { HandoffsController } from './handoffs/handoffs.controller';
import { LoadChangesService } from './handoffs/load-changes.service';
import { LoadsController } from './handoffs/loads.controller';
import { LoadsService } from './handoffs/loads.service';
import { OpeningsService } from './handoffs/openings.service';
import { SigningService } from './handoffs/signing.service';
import { UndeliveredService } from './handoffs/undelivered.service';
import { HealthController } from './health/health.controller';
import { Readiness } from './health/readiness';
import { HouseholdOrdersController } from './household-orders/household-orders.controller';
import { HouseholdOrdersService } from './household-orders/household-orders.service';
import { ListWriter } from './household-orders/list-writer';
import { ListsService } from './household-orders/lists.service';
import { AuthGuard } from './http/auth.guard';
import { Budget } from './http/budget';
import { WatchAnswers } from './http/watch-answers';
import { JobsService } from './jobs/jobs.service';
import { MessagesController } from './messages/messages.controller';
import { NoticesController } from './notices/notices.controller';
import { NoticesService } from './notices/notices.service';
import { MoneyBack } from './payments/money-back';
import { NotificationsController } from './payments/notifications.controller';
import { NotificationsService } from './payments/notifications.service';
import { PayDeadline } from './payments/pay-deadline.service';
import { PaymentResults } from './payments/payment-results';
import { PaymentsController } from './payments/payments.controller';
import { PaymentsService } from './payments/payments.service';
import { RefundNotices } from './payments/refund-notices.port';
import { WechatAsking } from './payments/wechat-asking.service';
import { WechatPayments } from './payments/wechat-payments.service';
import { WechatResults } from './payments/wechat-results';
import { AnswersService } from './picking/answers.service';
import { PackSheetsService } from './picking/pack-sheets.service';
import { PackingService } from './picking/packing.service';
import { PickingController } from './picking/picking.controller';
import { PickingFinishService } from './picking/picking-finish.service';
import { ReweighingService } from './picking/reweighing.service';
import { WavesService } from './picking/waves.service';
import { HouseholdsController } from './places/households.controller';
import { HouseholdsService } from './places/households.service';
import { PlanLoader } from './plans/plan.loader';
import { ProgressController } from './progress/progress.controller';
import { ProgressService } from './progress/progress.service';
import { RefundBatchesService } from './refunds/refund-batches.service';
import { RefundProvider } from './refunds/refund-provider';
import { RefundResults } from './refunds/refund-results';
import { RefundSenderService } from './refunds/refund-sender.service';
import { RefundsController } from './refunds/refunds.controller';
import { RefundsService } from './refunds/refunds.service';
import { ReconciliationsController } from './reconciliation/reconciliations.controller';
import { ReconciliationsService } from './reconciliation/reconciliations.service';
import { ReconcilingService } from './reconciliation/reconciling.service';
import { OfferBook } from './rounds/offer-book';
import { OffersService } from './rounds/offers.service';
import { RoundCancellationService } from './rounds/round-cancellation.service';
import { RoundProgressBook } from './rounds/round-progress';
import { RoundsController } from './rounds/rounds.controller';
import { RoundsService } from './rounds/rounds.service';
import { DrawService } from './rounds/draw.service';
import { ShareOutService } from './rounds/share-out.service';
import { DuesService } from './settlement/dues.service';
import { LossesService } from './settlement/losses.service';
import { ReceiptsService } from './settlement/receipts.service';
import { SecurityLog } from './security/security-log';
import { SettlementController } from './settlement/settlement.controller';
import { SettlementService } from './settlement/settlement.service';
import { StatementsService } from './settlement/statements.service';
import { identityControllers, identityServices } from './sign-in/identity.module';
import { SupermarketsController } from './supermarkets/supermarkets.controller';
import { SupermarketsService } from './supermarkets/supermarkets.service';
import { MiniClient } from './wechat/mini/mini-client';
import { PayClient } from './wechat/pay/pay-client';
import { WindowsService } from './windows/windows.service';

/** For a token whose maker names no time, such as one without a session. Sessions name theirs. */
const TOKEN_LIFE = '20m';

/** The table of contents: every feature's controllers and services. */
@Module({})
export class AppModule {
  static of(config: Config): DynamicModule {
    return {
      module: AppModule,
      imports: [
        TypeOrmModule.forRootAsync({
          useFactory: () => ({}),
          dataSourceFactory: () => connect(createDataSource(config)),
        }),
        JwtModule.register({
          // A key object: of a bare string the library asks first, for every token, whether it is a public key.
          secret: createSecretKey(Buffer.from(config.tokenSecret)),
          signOptions: { expiresIn: TOKEN_LIFE, algorithm: 'HS256' },
          verifyOptions: { algorithms: ['HS256'] },
        }),
      ],
      controllers: controllers(config),
      providers: [...ground(config), ...services],
    };
  }
}

const controllers = (config: Config): Type[] => [
  HealthController,
  ...(config.production ? [] : [DevelopmentController]),
  ...identityControllers,
  NoticesController,
  MessagesController,
  FilesController,
  HouseholdsController,
  CatalogueController,
  SupermarketsController,
  RoundsController,
  HouseholdOrdersController,
  GroupOrdersController,
  PaymentsController,
  NotificationsController,
  RefundsController,
  PickingController,
  DocumentsController,
  LoadsController,
  HandoffsController,
  ProgressController,
  SettlementController,
  ReconciliationsController,
  MoneyPapersController,
];

/** What every feature stands on. */
const ground = (config: Config): Provider[] => [
  { provide: CONFIG, useValue: config },
  { provide: Clock, useFactory: () => new Clock() },
  { provide: Sealer, useFactory: () => new Sealer(config) },
  {
    provide: Db,
    useFactory: (dataSource: DataSource) => new Db(dataSource, !config.production),
    inject: [DataSource],
  },
  { provide: FileStore, useFactory: () => new FolderStore(join(config.dataDir, 'files')) },
  PayClient,
  MiniClient,
  SecurityLog,
  Budget,
  AuthGuard,
  { provide: APP_GUARD, useExisting: AuthGuard },
  ...(config.production ? [] : [{ provide: APP_INTERCEPTOR, useClass: WatchAnswers }]),
];

const services: Provider[] = [
  Readiness,
  JobsService,
  NoticesService,
  ...identityServices,
  FilesService,
  PlanLoader,
  WindowsService,
  HouseholdsService,
  CatalogueService,
  SupermarketsService,
  OfferBook,
  RoundProgressBook,
  RoundsService,
  OffersService,
  DrawService,
  ShareOutService,
  RoundCancellationService,
  ListsService,
  ListWriter,
  HouseholdOrdersService,
  GroupOrdersService,
  ConfirmationService,
  CancellationService,
  PaymentsService,
  PaymentResults,
  RefundResults,
  RefundProvider,
  RefundBatchesService,
  RefundSenderService,
  RefundsService,
  MoneyBack,
  WechatResults,
  WechatAsking,
  WechatPayments,
  PayDeadline,
  NotificationsService,
  { provide: RefundNotices, useExisting: RefundResults },
  WavesService,
  PickingFinishService,
  AnswersService,
  PackingService,
  PackSheetsService,
  { provide: DocumentRenderer, useFactory: documentRenderer },
  DocumentsService,
  LabelsService,
  CodedCharacters,
  UnprintableService,
  RollUpService,
  LoadsService,
  LoadChangesService,
  UndeliveredService,
  OverdueGoodsService,
  RoundDeadlinesService,
  ReweighingService,
  OpeningsService,
  ArrivalsService,
  GateService,
  SigningService,
  DoorsService,
  ProgressService,
  StatementsService,
  SettlementService,
  DuesService,
  LossesService,
  ReceiptsService,
  ReconcilingService,
  ReconciliationsService,
  MoneyPapersService,
  ReconciliationPaperService,
];

import { Module, type DynamicModule, type Provider, type Type } from '@nestjs/common';
import { APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { JwtModule } from '@nestjs/jwt';
import { TypeOrmModule } from '@nestjs/typeorm';
import { createSecretKey } from 'node:crypto';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { CatalogueController } from './district/catalogue/catalogue.controller';
import { CatalogueService } from './district/catalogue/catalogue.service';
import { Clock } from './ground/clock';
import { CONFIG, type Config } from './ground/settings/config';
import { connect, createDataSource } from './ground/db/data-source';
import { Db } from './ground/db/db';
import { Sealer } from './ground/db/sealer';
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
import { FileStore, FolderStore } from './ground/store/file-store';
import { FilesController } from './files/files.controller';
import { FilesService } from './files/files.service';
import { CancellationService } from './money/cancellation/cancellation.service';
import { ConfirmationService } from './ordering/group-orders/confirmation.service';
import { GroupOrdersController } from './ordering/group-orders/group-orders.controller';
import { GroupOrdersService } from './ordering/group-orders/group-orders.service';
import { ArrivalsService } from './road/handoffs/arrivals.service';
import { DoorsService } from './road/handoffs/doors.service';
import { GateService } from './road/handoffs/gate.service';
import { HandoffsController } from './road/handoffs/handoffs.controller';
import { LoadChangesService } from './road/handoffs/load-changes.service';
import { LoadsController } from './road/handoffs/loads.controller';
import { LoadsService } from './road/handoffs/loads.service';
import { OpeningsService } from './road/handoffs/openings.service';
import { SigningService } from './road/handoffs/signing.service';
import { UndeliveredService } from './money/cancellation/undelivered.service';
import { HealthController } from './health/health.controller';
import { Readiness } from './health/readiness';
import { HouseholdOrdersController } from './ordering/lists/household-orders.controller';
import { HouseholdOrdersService } from './ordering/lists/household-orders.service';
import { ListWriter } from './ordering/lists/list-writer';
import { ListsService } from './ordering/lists/lists.service';
import { AuthGuard } from './people/access/auth.guard';
import { Budget } from './ground/http/budget';
import { WatchAnswers } from './ground/http/watch-answers';
import { JobsService } from './ground/jobs/jobs.service';
import { MessagesController } from './messages/messages.controller';
import { NoticesController } from './messages/push/notices.controller';
import { NoticesService } from './messages/push/notices.service';
import { MoneyBack } from './money/payments/money-back';
import { NotificationsController } from './money/payments/notifications.controller';
import { NotificationsService } from './money/payments/notifications.service';
import { PayDeadline } from './money/payments/pay-deadline.service';
import { PaymentResults } from './money/payments/payment-results';
import { PaymentsController } from './money/payments/payments.controller';
import { PaymentsService } from './money/payments/payments.service';
import { RefundNotices } from './money/payments/refund-notices.port';
import { WechatAsking } from './money/payments/wechat-asking.service';
import { WechatPayments } from './money/payments/wechat-payments.service';
import { WechatResults } from './money/payments/wechat-results';
import { AnswersService } from './goods/picking/answers.service';
import { PackSheetsService } from './goods/picking/pack-sheets.service';
import { PackingService } from './goods/picking/packing.service';
import { PickingController } from './goods/picking/picking.controller';
import { PickingFinishService } from './goods/picking/picking-finish.service';
import { ReweighingService } from './money/reweighing/reweighing.service';
import { WavesService } from './goods/picking/waves.service';
import { HouseholdsController } from './district/places/households.controller';
import { HouseholdsService } from './district/places/households.service';
import { PlanLoader } from './plans/plan.loader';
import { ProgressController } from './road/progress/progress.controller';
import { ProgressService } from './road/progress/progress.service';
import { RefundBatchesService } from './money/refunds/refund-batches.service';
import { RefundProvider } from './money/refunds/refund-provider';
import { RefundResults } from './money/refunds/refund-results';
import { RefundSenderService } from './money/refunds/refund-sender.service';
import { RefundsController } from './money/refunds/refunds.controller';
import { RefundsService } from './money/refunds/refunds.service';
import { ReconciliationsController } from './money/reconciliation/reconciliations.controller';
import { ReconciliationsService } from './money/reconciliation/reconciliations.service';
import { ReconcilingService } from './money/reconciliation/reconciling.service';
import { OfferBook } from './ordering/rounds/offer-book';
import { OffersService } from './ordering/rounds/offers.service';
import { RoundCancellationService } from './money/cancellation/round-cancellation.service';
import { RoundProgressBook } from './ordering/rounds/round-progress';
import { RoundsController } from './ordering/rounds/rounds.controller';
import { RoundsService } from './ordering/rounds/rounds.service';
import { DrawService } from './ordering/share-out/draw.service';
import { ShareOutService } from './ordering/share-out/share-out.service';
import { DuesService } from './money/settlement/dues.service';
import { LossesService } from './money/settlement/losses.service';
import { ReceiptsService } from './money/settlement/receipts.service';
import { SecurityLog } from './ground/security/security-log';
import { SettlementController } from './money/settlement/settlement.controller';
import { SettlementService } from './money/settlement/settlement.service';
import { StatementsService } from './money/settlement/statements.service';
import { identityControllers, identityServices } from './people/sign-in/identity.module';
import { SupermarketsController } from './district/supermarkets/supermarkets.controller';
import { SupermarketsService } from './district/supermarkets/supermarkets.service';
import { MiniClient } from './ground/wechat/mini/mini-client';
import { PayClient } from './ground/wechat/pay/pay-client';
import { WindowsService } from './district/windows/windows.service';

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

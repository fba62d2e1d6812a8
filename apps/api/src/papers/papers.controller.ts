import { Body, Controller, Param, Query, Res, type StreamableFile } from '@nestjs/common';
import { AS_OF_HEADER, type Done, type UnprintableView } from '@cailan/shared-types';
import { LabelsPrintedDto } from '@cailan/shared-types/dto';
import type { FastifyReply } from 'fastify';
import { Allow, Endpoint, Me, StreamEndpoint, type Actor } from '../ground/http/endpoint';
import { WaveNumber } from '../goods/picking/wave-number';
import { WavePapersService, type Printed } from './wave-papers.service';
import { download } from './download';
import { LabelsService } from './labels/labels.service';
import type { PrintQuery } from './print-request';
import { RollUpService } from './roll-up/roll-up.service';
import { UnprintableService } from './unprintable/unprintable.service';

/** Papers of one round and wave, and a building's roll-up, streamed (domain §7, domain §8). */
@Controller()
export class PapersController {
  constructor(
    private readonly documents: WavePapersService,
    private readonly labels: LabelsService,
    private readonly rollUps: RollUpService,
    private readonly unprintables: UnprintableService,
  ) {}

  @StreamEndpoint('GET /group-orders/:id/roll-up.xlsx')
  @Allow('grid_leader', 'floor_captain')
  async rollUpXlsx(@Me() me: Actor, @Param('id') id: string): Promise<StreamableFile> {
    return download(await this.rollUps.workbook(me, id));
  }

  @StreamEndpoint('GET /rounds/:id/waves/:wave/pick-list.pdf')
  @Allow('supermarket_staff')
  async pickListPdf(
    @Me() me: Actor,
    @Param('id') id: string,
    @WaveNumber() wave: number,
  ): Promise<StreamableFile> {
    return download(await this.documents.pickList(me, id, wave, 'pdf'));
  }

  @StreamEndpoint('GET /rounds/:id/waves/:wave/pick-list.xlsx')
  @Allow('supermarket_staff')
  async pickListXlsx(
    @Me() me: Actor,
    @Param('id') id: string,
    @WaveNumber() wave: number,
  ): Promise<StreamableFile> {
    return download(await this.documents.pickList(me, id, wave, 'xlsx'));
  }

  @StreamEndpoint('GET /rounds/:id/waves/:wave/pack-sheets.pdf')
  @Allow('supermarket_staff')
  async packSheetsPdf(
    @Me() me: Actor,
    @Param('id') id: string,
    @WaveNumber() wave: number,
    @Query() query: PrintQuery,
  ): Promise<StreamableFile> {
    return download(await this.documents.packSheets(me, id, wave, 'pdf', query));
  }

  @StreamEndpoint('GET /rounds/:id/waves/:wave/pack-sheets.xlsx')
  @Allow('supermarket_staff')
  async packSheetsXlsx(
    @Me() me: Actor,
    @Param('id') id: string,
    @WaveNumber() wave: number,
    @Query() query: PrintQuery,
  ): Promise<StreamableFile> {
    return download(await this.documents.packSheets(me, id, wave, 'xlsx', query));
  }

  @StreamEndpoint('GET /rounds/:id/waves/:wave/matrix.pdf')
  @Allow('supermarket_staff')
  async matrixPdf(
    @Me() me: Actor,
    @Param('id') id: string,
    @WaveNumber() wave: number,
    @Query() query: PrintQuery,
  ): Promise<StreamableFile> {
    return download(await this.documents.matrix(me, id, wave, 'pdf', query));
  }

  @StreamEndpoint('GET /rounds/:id/waves/:wave/matrix.xlsx')
  @Allow('supermarket_staff')
  async matrixXlsx(
    @Me() me: Actor,
    @Param('id') id: string,
    @WaveNumber() wave: number,
    @Query() query: PrintQuery,
  ): Promise<StreamableFile> {
    return download(await this.documents.matrix(me, id, wave, 'xlsx', query));
  }

  @StreamEndpoint('GET /rounds/:id/waves/:wave/labels-a4.pdf')
  @Allow('supermarket_staff')
  async labelSheets(
    @Me() me: Actor,
    @Param('id') id: string,
    @WaveNumber() wave: number,
    @Query() query: PrintQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    return labels(await this.labels.sheets(me, id, wave, query), reply);
  }

  @StreamEndpoint('GET /rounds/:id/waves/:wave/labels-60x40.pdf')
  @Allow('supermarket_staff')
  async labelRoll(
    @Me() me: Actor,
    @Param('id') id: string,
    @WaveNumber() wave: number,
    @Query() query: PrintQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    return labels(await this.labels.roll(me, id, wave, query), reply);
  }

  @Endpoint('GET /rounds/:id/waves/:wave/unprintable')
  @Allow('supermarket_staff')
  unprintable(
    @Me() me: Actor,
    @Param('id') id: string,
    @WaveNumber() wave: number,
  ): Promise<UnprintableView[]> {
    return this.unprintables.ofWave(me, id, wave);
  }

  @Endpoint('POST /rounds/:id/waves/:wave/labels/printed')
  @Allow('supermarket_staff')
  labelsPrinted(
    @Me() me: Actor,
    @Param('id') id: string,
    @WaveNumber() wave: number,
    @Body() body: LabelsPrintedDto,
  ): Promise<Done> {
    return this.labels.printed(me, id, wave, body);
  }
}

/** Labels as an answer: which of how many files, and from when they are, which `labels/printed` is told. */
function labels(printed: Printed, reply: FastifyReply): StreamableFile {
  if (printed.parts !== undefined) void reply.header('x-parts', printed.parts);
  void reply.header(AS_OF_HEADER, printed.asOf);
  return download(printed);
}

import { Cast } from './day/cast';
import { interactiveMs, report, tapToPaintMs } from './measure';
import { openStage } from './open-stage';
import { startService, type Service } from './service';
import type { Build, Stage } from './stage';

/** How soon the shelf of all suppliers, three hundred products, opens and answers. */
describe.each<Build>([BUILD])('the shelf on %s', (build) => {
  let service: Service;
  let stage: Stage;

  beforeAll(async () => {
    service = await startService();
    stage = await openStage(build, service.url);
  });
  afterAll(async () => {
    await stage.close();
    await service.stop();
  });

  it('reports how soon it opens and answers', async () => {
    const cast = new Cast(stage);
    const first = await cast.enters('first');
    await first.taps('写清单');
    await first.sees('全部商超');
    const shelf = await cast.device('first').twin({});
    report(stage, 'shelf', {
      interactiveMs: await interactiveMs(shelf, '冻品肉食包'),
      tapToPaintMs: await tapToPaintMs(first.within('冻品肉食包'), ['+', '−']),
    });
    await shelf.close();
    cast.failsOnFaults();
  });
});

import './ground/settings/private-files';
import { userInfo } from 'node:os';
import { Clock } from './ground/clock';
import { loadConfig } from './ground/settings/config';
import { connect, createDataSource } from './ground/db/data-source';
import { Db } from './ground/db/db';
import { holdDatabase } from './ground/db/folder-lock';
import { proveKeys } from './ground/db/prove-keys';
import { Sealer } from './ground/db/sealer';
import { schema } from './schema';
import { administratorOf, outcomeOf } from './people/appointments/administrator-command';
import { appointAdministrator } from './people/appointments/first-administrator';

/**
 * Makes somebody a district's administrator: `npm run admin -- --district A8 --name 王工 --phone 138…`, with `--new-wechat`
 * for one who lost their WeChat account. The first one of a new service, and the way back when nobody can sign in.
 */
async function admin(): Promise<void> {
  const wish = administratorOf(process.argv.slice(2));
  const config = loadConfig();
  const release = holdDatabase(config, 'npm run admin');
  const dataSource = await connect(createDataSource({ ...config, limits: undefined }, schema));
  try {
    const sealer = new Sealer(config);
    const db = new Db(dataSource);
    if (await dataSource.showMigrations())
      throw new Error('DATABASE_URL: 数据库里的表不是这一版的。请先运行 npm run migrate');
    await proveKeys(dataSource, db, sealer);
    const login = userInfo().username;
    const done = await appointAdministrator(db, { clock: new Clock(), sealer }, { ...wish, login });
    console.log(outcomeOf(wish, done));
  } finally {
    await dataSource.destroy();
    release();
  }
}

admin().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});

import setUp from './global-setup';

jest.mock('@cailan/api/ground/db/private-mariadb', () => ({ hasMariadb: () => false }));

describe('a machine without MariaDB', () => {
  const environment = { ...process.env };
  const write = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  const runOf = (...patterns: string[]) => setUp({ testPathPatterns: { patterns } });

  beforeEach(() => {
    write.mockClear();
    delete process.env['TEST_MYSQL_URL'];
    delete process.env['CI'];
  });
  afterAll(() => {
    process.env = environment;
    write.mockRestore();
  });

  it('is told aloud which tests it cannot run', async () => {
    await runOf();
    expect(write.mock.calls.join('')).toContain('MariaDB tests NOT RUN: no mariadbd on this machine');
  });

  it('fails as CI', async () => {
    process.env['CI'] = 'true';
    await expect(runOf('apps/api')).rejects.toThrow('MariaDB tests NOT RUN');
  });

  it('is not troubled by a run that needs no database', async () => {
    process.env['CI'] = 'true';
    await runOf('packages/shared-types', 'apps/miniprogram');
    expect(write).not.toHaveBeenCalled();
  });
});

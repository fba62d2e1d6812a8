import { describeEngines } from '@cailan/trials/world/engines';
import { startWorld, type World } from '@cailan/trials/world/world';

describeEngines('a supermarket’s catalogue', (engine) => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld(engine);
  });
  afterAll(() => world.close());

  const productsOf = async (code: string) => {
    const shop = await world.db.one<{ id: string }>('SELECT id FROM supermarkets WHERE code = ?', [code]);
    const staff = await world.person('supermarket_staff', shop?.id ?? '');
    return world.ok(staff, 'GET /supermarkets/:id/products', { params: { id: staff.scopeId } });
  };

  it('shows products as the plan’s catalogue has them', async () => {
    const products = await productsOf('S1');
    expect(products.find(({ code }) => code === 'VEG-001')).toEqual({
      id: expect.any(String),
      ...{ code: 'VEG-001', name: '大白菜', spec: '散装 500 g', unit: '斤' },
      ...{ saleKind: 'weight', productClass: 'vegetable', priceFen: 120, fenPerKg: 240, massGrams: 500 },
      ...{ storage: 'ambient', shelf: expect.any(String), aliases: expect.any(Array) },
      ...{ prescription: false, components: [] },
    });
    const bundle = products.find(({ code }) => code === 'BUN-001');
    expect(bundle?.components.length).toBeGreaterThan(1);
  });

  it('says which medicine needs a prescription', async () => {
    const medicine = await productsOf('S2');
    const needed = medicine
      .filter(({ prescription }) => prescription)
      .map(({ productClass }) => productClass);
    expect(needed).toEqual(['medicine', 'medicine', 'medicine', 'medicine', 'medicine']);
    expect(medicine.length).toBeGreaterThan(needed.length);
  });
});

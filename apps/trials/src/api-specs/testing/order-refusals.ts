import type { CreateRoundDto } from '@cailan/shared-types/dto';
import { newId } from '@cailan/api/ground/db/ids';
import { type GroupOfRound, newKey, type RoundOptions, type TestPerson } from '../../world/world';
import type { Body, Stage } from './stage';

/** Setting rounds up. */
export async function roundRefusals(stage: Stage): Promise<void> {
  const draft = await stage.world.draftRound({ offers: { 'VEG-001': {} } });
  const { staff, round } = draft;
  const { supermarketId, windowId } = round;
  const [product] = round.offers;
  const create = (change: Partial<CreateRoundDto>) => {
    const { communityIds, opensAt, cutOffAt, payBy, quotaRule, shortageRule, duesMode } = round;
    const rules = { quotaRule, shortageRule, duesMode, minimumFen: 0, tolerancePercent: 0 };
    return stage.post(staff, '/rounds', {
      clientKey: newKey(),
      supermarketId,
      windowId,
      communityIds,
      opensAt,
      cutOffAt,
      payBy,
      ...rules,
      ...change,
    });
  };
  const offer = (change: Body) =>
    stage.put(staff, `/rounds/${round.id}/offers`, {
      offers: [{ productId: product?.productId, priceFen: 100, ...change }],
    });
  const open = (id = round.id) => stage.post(staff, `/rounds/${id}/open`);
  await stage.reached.by('community_outside_district', create({ communityIds: [newId()] }));
  await stage.reached.by('round_times', create({ cutOffAt: '2026-01-01T00:00:00.000Z' }));
  await stage.run(`UPDATE delivery_windows SET status = 'cancelled' WHERE id = ?`, [windowId]);
  await stage.reached.by('window_cancelled', create({}));
  await stage.run(`UPDATE delivery_windows SET status = 'planned'`);
  await stage.run(`UPDATE supermarkets SET licence = 'suspended'`);
  await stage.reached.by('supplier_not_licensed', create({}));
  await stage.run(`UPDATE supermarkets SET licence = 'licensed'`);
  await stage.run(`UPDATE supermarkets SET validUntil = '2026-01-01'`);
  await stage.reached.by('licence_ended', create({}));
  await stage.run(`UPDATE supermarkets SET validUntil = '2030-12-31'`);
  await stage.run(`UPDATE places SET code = 'CC' WHERE code = 'CB'`);
  await stage.reached.by('community_not_served', create({}));
  await stage.run(`UPDATE places SET code = 'CB' WHERE code = 'CC'`);
  await stage.run(`UPDATE delivery_windows SET code = 'DAWN-2026-11-21' WHERE id = ?`, [windowId]);
  await stage.reached.by('window_not_served', create({}));
  await stage.run(`UPDATE delivery_windows SET code = 'EVENING-2026-11-21' WHERE id = ?`, [windowId]);
  await stage.reached.by('round_without_offers', open(((await create({})).body as { id: string }).id));
  await stage.reached.by('price_above_ceiling', offer({ priceFen: 100_000 }));
  await offer({ quota: 10 });
  await stage.put(staff, `/supermarkets/${supermarketId}/stock`, {
    windowId,
    lines: [{ productId: product?.productId, quantity: 9 }],
  });
  await stage.reached.by('quota_above_stock', open());
  await stage.run('DELETE FROM declared_stocks');
  await open();
  await stage.reached.by(
    'stock_below_promised',
    stage.put(staff, `/supermarkets/${supermarketId}/stock`, {
      windowId,
      lines: [{ productId: product?.productId, quantity: 9 }],
    }),
  );
  await stage.reached.by('wrong_status', open());
}

/** Grocery lists: limits, quotas, keys, versions, and what comes too early or too late. */
export async function listRefusals(stage: Stage): Promise<void> {
  const person = stage.residents[0] as TestPerson;
  const offers = { 'EGG-001': { quota: 3, limitPerHousehold: 2 }, 'GRN-001': {} };
  const round = await stage.world.openRound({ offers });
  const later = await stage.world.openRound({
    round: { opensAt: stage.world.clock.in(3600) },
    offers: { 'EGG-001': {} },
  });
  const [, neighbour] = stage.residents as [TestPerson, TestPerson];
  const submit = (lines: Body[], change: Body = {}) =>
    stage.post(person, `/windows/${round.windowId}/list/submit`, {
      ...stage.key(),
      householdId: person.scopeId,
      version: 0,
      lines,
      ...change,
    });
  const eggs = (quantity: number) => ({ offerId: round.offerOf('EGG-001'), quantity });
  await stage.reached.by('round_not_open', stage.world.order(person, later, { 'EGG-001': 1 }));
  await stage.reached.by('nothing_to_submit', submit([]));
  await stage.reached.by('duplicate_line', submit([eggs(1), eggs(1)]));
  await stage.reached.by('not_offered', submit([{ offerId: newId(), quantity: 1 }]));
  await stage.reached.by('over_household_limit', submit([eggs(3)]));
  await stage.reached.by('over_class_limit', stage.world.order(person, round, { 'GRN-001': 9 }));
  await stage.run('UPDATE window_points SET capacity = 0');
  await stage.reached.by('window_full', submit([eggs(1)]));
  await stage.run('UPDATE window_points SET capacity = 40');
  await stage.world.order(neighbour, round, { 'EGG-001': 2 });
  await stage.reached.by('quota_exhausted', submit([eggs(2)]));
  const clientKey = newKey();
  await submit([eggs(1)], { clientKey });
  await stage.reached.by('client_key_reused', submit([eggs(1)], { clientKey, version: 1 }));
  await stage.reached.by('version_conflict', submit([eggs(1)]));
  const [group] = (await stage.world.groupsOf(round)) as [GroupOfRound];
  await stage.post(group.leader, '/group-orders/confirm', { ...stage.key(), groupOrderIds: [group.id] });
  await stage.reached.by(
    'building_confirmed',
    submit([], { version: 1, lines: [eggs(1), { offerId: round.offerOf('GRN-001'), quantity: 1 }] }),
  );
  stage.world.clock.set(round.round.cutOffAt);
  await stage.reached.by('past_cut_off', stage.world.order(stage.residents.at(-1), round, { 'EGG-001': 1 }));
  await stage.post(round.staff, `/rounds/${round.round.id}/close`);
  const times = { cutOffAt: round.round.payBy, payBy: round.round.payBy };
  await stage.reached.by(
    'round_has_confirmed',
    stage.post(round.staff, `/rounds/${round.round.id}/extend`, times),
  );
}

/** Amounts that no column would hold. */
async function amountRefusals(stage: Stage): Promise<void> {
  const { world, residents } = stage;
  const round = await world.openRound({ offers: { 'VEG-001': { priceFen: 90_000 } } });
  const [one, two] = residents.slice(4) as [TestPerson, TestPerson];
  await stage.reached.by('amount_too_large', world.order(one, round, { 'VEG-001': 999 }));
  for (const person of [one, two]) await world.order(person, round, { 'VEG-001': 1 });
  const [group] = (await world.groupsOf(round)) as [GroupOfRound];
  for (const table of ['household_orders', 'household_order_lines'])
    await stage.run(`UPDATE ${table} SET amountFen = 2000000000 WHERE roundId = ?`, [round.round.id]);
  const confirm = { ...stage.key(), groupOrderIds: [group.id] };
  await stage.reached.by('sum_too_large', stage.post(group.leader, '/group-orders/confirm', confirm));
}

/** A round whose goods were drawn. */
async function drawnRefusals(stage: Stage): Promise<void> {
  const round = await stage.world.openRound({ round: { quotaRule: 'fair' }, offers: { 'EGG-001': {} } });
  await stage.post(round.staff, `/rounds/${round.round.id}/close`);
  await stage.world.runJobs();
  const times = { cutOffAt: round.round.payBy, payBy: round.round.payBy };
  await stage.reached.by('already_drawn', stage.post(round.staff, `/rounds/${round.round.id}/extend`, times));
}

/** Confirming and paying group orders. */
export async function groupRefusals(stage: Stage): Promise<void> {
  const person = stage.residents[0] as TestPerson;
  const ordered = async (options: RoundOptions, code = 'EGG-001') => {
    const round = await stage.world.openRound({ offers: { [code]: {} }, ...options });
    const { body } = await stage.world.call(person, 'GET /windows/:id/list', {
      params: { id: round.windowId },
      query: { householdId: person.scopeId },
    });
    const lines = [
      ...body.lines.map(({ offerId, quantity }) => ({ offerId, quantity })),
      { offerId: round.offerOf(code), quantity: 1 },
    ];
    await stage.world.ok(person, 'POST /windows/:id/list/submit', {
      params: { id: round.windowId },
      body: { clientKey: newKey(), householdId: person.scopeId, version: body.version, lines },
    });
    const [group] = (await stage.world.groupsOf(round)) as [GroupOfRound];
    return { ...group, round };
  };
  const confirm = ({ leader, id }: GroupOfRound, change: Body = {}) =>
    stage.post(leader, '/group-orders/confirm', { ...stage.key(), groupOrderIds: [id], ...change });
  const pay = (groups: GroupOfRound[], change: Body = {}) =>
    stage.post(groups[0]?.leader, '/payments', {
      ...stage.key(),
      groupOrderIds: groups.map(({ id }) => id),
      method: 'test',
      ...change,
    });
  await stage.reached.by('share_out_pending', confirm(await ordered({ round: { quotaRule: 'fair' } })));
  await drawnRefusals(stage);
  await amountRefusals(stage);
  await stage.reached.by(
    'minimum_not_reached',
    confirm(await ordered({ round: { minimumFen: 100_000_000 } })),
  );
  const robbed = await ordered({});
  await stage.run(
    `UPDATE household_orders SET amountFen = amountFen + 1 WHERE roundId = '${robbed.round.round.id}'`,
  );
  await stage.reached.by('order_incomplete', confirm(robbed));
  await stage.run(
    `UPDATE household_orders SET amountFen = amountFen - 1 WHERE roundId = '${robbed.round.round.id}'`,
  );
  const group = await ordered({});
  const empty = await stage.world.db.one<{ id: string }>(
    'SELECT id FROM group_orders WHERE roundId = ? AND gridId = ? AND id <> ?',
    [group.round.round.id, group.leader.scopeId, group.id],
  );
  await stage.reached.by('nothing_to_confirm', confirm({ ...group, id: empty?.id ?? '' }));
  await stage.reached.by('amount_changed', confirm(group, { amountFen: 1 }));
  const pharmacy = await ordered({ supermarketCode: 'S2' }, 'MED-001');
  for (const each of [group, pharmacy]) expect((await confirm(each)).status).toBe(200);
  await stage.reached.by('different_payees', pay([group, pharmacy]));
  await stage.reached.by('voucher_required', pay([group], { method: 'bank_transfer' }));
  await stage.reached.by('nothing_to_pay', pay([group], { amountFen: 0 }));
  const paying = await pay([group]);
  expect(paying.status).toBe(200);
  await stage.reached.by('payment_open', pay([group]));
  const reopen = () => stage.post(group.leader, `/group-orders/${group.id}/reopen`, { reason: '补单' });
  await stage.reached.by('payment_open', reopen());
  const { id: paymentId } = paying.body as { id: string };
  const received = await stage.post(group.leader, `/development/payments/${paymentId}/outcome`, {
    received: true,
  });
  expect(received.status).toBe(200);
  await stage.reached.by('reopen_with_payment', reopen());
  stage.world.clock.set(pharmacy.round.round.payBy);
  stage.world.clock.set(stage.world.clock.in(1));
  await stage.reached.by('payment_deadline_passed', pay([pharmacy]));
}

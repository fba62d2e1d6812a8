import { bindingAnswerRefusal, invitationAnswers, memberEndRefusal } from './rules';

const [FIRST, LATER] = ['2026-11-20T00:00:00.000Z', '2026-11-21T00:00:00.000Z'];

describe('a wish to belong', () => {
  it.each([
    [{ own: true, member: true, householdAnswers: true }, 'own_household'],
    [{ own: true, member: false, householdAnswers: false }, 'own_household'],
    [{ own: false, member: true, householdAnswers: true }, undefined],
    [{ own: false, member: true, householdAnswers: false }, undefined],
    [{ own: false, member: false, householdAnswers: true }, 'household_answers'],
    [{ own: false, member: false, householdAnswers: false }, undefined],
  ])('%j: %s', (answer, code) => {
    expect(bindingAnswerRefusal(answer)?.code).toBe(code);
  });

  it.each([
    [{ member: true, responsible: true, hasMembers: true }, true],
    [{ member: false, responsible: true, hasMembers: false }, true],
    [{ member: false, responsible: true, hasMembers: true }, false],
    [{ member: false, responsible: false, hasMembers: false }, false],
  ])('is answered by an invitation of %j: %s', (maker, answers) => {
    expect(invitationAnswers(maker)).toBe(answers);
  });
});

describe('ending a membership', () => {
  it.each([
    ['an earlier one by a later one', LATER, { since: FIRST, me: false }, 'came_earlier'],
    ['one of the same instant', FIRST, { since: FIRST, me: false }, 'came_earlier'],
    ['a later one by an earlier one', FIRST, { since: LATER, me: false }, undefined],
    ['one’s own', LATER, { since: LATER, me: true }, undefined],
    ['anyone’s by who does not live there', undefined, { since: FIRST, me: false }, undefined],
  ])('of %s', (_, mySince, member, code) => {
    expect(memberEndRefusal(mySince, member)?.code).toBe(code);
  });
});

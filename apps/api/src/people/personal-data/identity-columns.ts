import { keeping } from '@cailan/shared-types';
import { deskConfirmations } from '../desk/desk-confirmations.moves';
import { deskSignIns } from '../desk/desk-sign-ins.moves';
import { column, rows, type PersonalColumn } from './personal-column';
import { DERIVED, NOBODY, withPerson } from './written-words';

/** Who people are, how they sign in, and from where: the first part of `personal-columns.ts`. */
export const IDENTITY: Record<string, PersonalColumn> = {
  'people.nameSealed': column(
    'whom goods and messages are for',
    'the leader, captain and staff of the place; the household’s members',
    withPerson,
  ),
  'people.phoneSealed': column(
    'calling about a delivery; finding a post',
    'as the name, masked for members',
    withPerson,
  ),
  'people.phoneHash': column('finding a person by number', NOBODY, withPerson, DERIVED),
  'people.code': column(
    'the person’s place in a plan',
    NOBODY,
    { with: 'the plan' },
    'no: of invented people alone',
  ),
  'wechat_accounts.openid': column(
    'signing in; paying',
    NOBODY,
    withPerson,
    'no: WeChat’s own number; the copy says that there is one',
  ),
  'consents.version': column('proof of what was agreed to', NOBODY, withPerson),
  'sessions.tokenHash': column(
    'staying signed in',
    NOBODY,
    { with: `sign-out or ${keeping.session.days} days unused, and ${keeping.endedSession.days} days` },
    'no: a secret',
  ),
  'desk_sign_ins.addressSealed': column(
    'knowing one’s own computer among those that are signed in',
    NOBODY,
    rows('endedSession', 'shownAt', deskSignIns.drop),
  ),
  'desk_confirmations.detailSealed': column(
    'what a desk wanted to do, as its phone was told it: amounts, numbers, reasons',
    NOBODY,
    rows('endedSession', 'askedAt', deskConfirmations.drop),
    'no: what was done stands where it was done',
  ),
  'attempts.bucket': column(
    'limits on getting in',
    NOBODY,
    { with: 'two hours (the attempts’ own sweep)' },
    DERIVED,
  ),
};

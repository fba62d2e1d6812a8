import type { PlaceKind } from '@cailan/shared-types';
import type { Stop } from '../district/places/district-rules';

/** What places and stops are called in the sentences about a plan. */
export const kindNames: Record<PlaceKind, string> = { compound: '小区', bungalow: '平房区', company: '连队' };

export const stopNames: Record<Stop, string> = {
  supermarket: '商超',
  driver: '配送员',
  gate: '小区门口',
  office: '连部',
  delivery_point: '配送点',
  sorting_point: '分拣点',
  captain: '楼栋长',
  leader: '网格员',
  committee: '两委',
  carrier: '配送点的送货人',
  household: '住户',
};

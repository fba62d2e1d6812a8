/** Who answers for what: 包保 of a point (A12), 对接 of a supplier, 联系人 (A4, B1), and who is in charge of the whole 负总责. */
export const RESPONSIBILITIES = ['answers_for', 'liaison', 'contact', 'head'] as const;
export type ResponsibilityKind = (typeof RESPONSIBILITIES)[number];

export const responsibilityNames: Record<ResponsibilityKind, string> = {
  answers_for: '包保',
  liaison: '对接',
  contact: '联系人',
  head: '负责人',
};

/** What somebody answers for. */
export const SUBJECTS = ['drop_point', 'supermarket', 'community', 'street', 'district'] as const;
export type SubjectKind = (typeof SUBJECTS)[number];

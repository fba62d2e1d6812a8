/** Who acts where a deadline does: no person. It stands in audit entries and in the steps of bags. */
export const NOBODY = '00000000-0000-0000-0000-000000000000';

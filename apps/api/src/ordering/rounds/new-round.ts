/** The parts of a new round that nobody states. */
export function draft(createdById: string, createdAt: string) {
  return {
    status: 'draft' as const,
    seedHash: null,
    seed: null,
    drawSecret: null,
    pseudonymHash: null,
    drawnAt: null,
    sharedOutAt: null,
    nextNumber: 1,
    waves: 0,
    cancelReason: null,
    createdById,
    createdAt,
    settledAt: null,
    invoiceNo: null,
  };
}

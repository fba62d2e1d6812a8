/** The versions of the privacy guide that people could ever agree to, the newest last. No other text is a consent. */
export const guideVersions = ['2026-11'] as const;
export type GuideVersion = (typeof guideVersions)[number];

/** The guide that is shown now. */
export const GUIDE_VERSION: GuideVersion = '2026-11';

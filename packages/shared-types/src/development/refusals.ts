import type { RefusalTexts } from '../ground/refusal-texts';

export const developmentRefusals = {
  local_demonstration: {
    status: 403,
    text: '这是只在本机使用的演示：正式运行请设 NODE_ENV=production，给别人演示请设 NODE_ENV=development',
  },
  development_only: { status: 404, text: '没有找到' },
} as const satisfies RefusalTexts;

import { Controller, Inject } from '@nestjs/common';
import type { WechatTemplatesView } from '@cailan/shared-types';
import { CONFIG, type Config } from '../../ground/settings/config';
import { AllowAnyone, Endpoint } from '../../ground/http/endpoint';

const NONE: WechatTemplatesView = { confirmed: null, arrived: null, refunded: null };

@Controller()
export class PushController {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  @Endpoint('GET /wechat/templates')
  @AllowAnyone()
  templates(): WechatTemplatesView {
    return this.config.wechat?.templates ?? NONE;
  }
}

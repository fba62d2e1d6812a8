import type { Done } from '../ground/done';
import type { PhoneCodeDto, PostCodeDto, RefreshDto, SignOutDto, WechatSignInDto } from './dto';
import type { SignInView } from './views';

export interface SignInRoutes {
  'POST /sign-in/wechat': { body: WechatSignInDto; reply: SignInView };
  'POST /sign-in/cloud-run': { reply: SignInView };
  'POST /sign-in/refresh': { body: RefreshDto; reply: SignInView };
  'POST /sign-out': { body: SignOutDto; reply: Done };
  'POST /me/phone': { body: PhoneCodeDto; reply: SignInView };
  'POST /me/post-code': { body: PostCodeDto; reply: SignInView };
}

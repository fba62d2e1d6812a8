import { Body, Controller, Headers, Ip } from '@nestjs/common';
import type { SignInView } from '@cailan/shared-types';
import { PhoneCodeDto, PostCodeDto, RefreshDto, SignOutDto, WechatSignInDto } from '@cailan/shared-types/dto';
import { AllowAnyone, AllowSignedIn, Endpoint, Me, type Actor } from '../../ground/http/endpoint';
import { SignInService } from './sign-in.service';
import type { CloudRunHeaders } from './wechat-identity';

@Controller()
export class SignInController {
  constructor(private readonly signIn: SignInService) {}

  @Endpoint('POST /sign-in/wechat')
  @AllowAnyone()
  withWechat(@Body() body: WechatSignInDto, @Ip() address: string): Promise<SignInView> {
    return this.signIn.withWechat(body.code, address);
  }

  @Endpoint('POST /sign-in/cloud-run')
  @AllowAnyone()
  inCloudRun(@Headers() headers: CloudRunHeaders, @Ip() address: string): Promise<SignInView> {
    return this.signIn.inCloudRun(headers, address);
  }

  @Endpoint('POST /sign-in/refresh')
  @AllowAnyone()
  refresh(@Body() body: RefreshDto, @Ip() address: string): Promise<SignInView> {
    return this.signIn.refresh(body.refreshToken, address);
  }

  @Endpoint('POST /sign-out')
  @AllowSignedIn()
  signOut(@Me() me: Actor, @Body() body: SignOutDto): Promise<{ done: true }> {
    return this.signIn.signOut(me, body.everywhere);
  }

  @Endpoint('POST /me/phone')
  @AllowSignedIn()
  verifyPhone(@Me() me: Actor, @Body() body: PhoneCodeDto): Promise<SignInView> {
    return this.signIn.verifyPhone(me, body.code);
  }

  @Endpoint('POST /me/post-code')
  @AllowSignedIn()
  takePost(@Me() me: Actor, @Body() body: PostCodeDto, @Ip() address: string): Promise<SignInView> {
    return this.signIn.takePost(me, body.code, address);
  }
}

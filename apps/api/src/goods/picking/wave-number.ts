import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { refuse } from '../../ground/refused';

/** The wave of the path, from 1. Anything else names no wave: `not_found`. */
export const WaveNumber = createParamDecorator((_: unknown, context: ExecutionContext): number => {
  const { wave = '' } = context
    .switchToHttp()
    .getRequest<FastifyRequest<{ Params: { wave?: string } }>>().params;
  return /^[1-9]\d{0,5}$/.test(wave) ? Number(wave) : refuse('not_found');
});

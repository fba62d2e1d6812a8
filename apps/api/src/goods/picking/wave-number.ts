import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { refuse } from '../../ground/refused';

/** The wave that a path names, from 1. Anything else names no wave: `not_found`. */
export const waveNumber = (wave: string): number =>
  /^[1-9]\d{0,5}$/.test(wave) ? Number(wave) : refuse('not_found');

/** The wave of the path. */
export const WaveNumber = createParamDecorator((_: unknown, context: ExecutionContext): number => {
  const request = context.switchToHttp().getRequest<FastifyRequest<{ Params: { wave?: string } }>>();
  return waveNumber(request.params.wave ?? '');
});

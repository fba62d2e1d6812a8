import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { finalize, Observable } from 'rxjs';
import { answering } from '../db/answering';

/** Fails a handler that reads, writes or unseals after its commit. Not for production (`answering`). */
@Injectable()
export class WatchAnswers implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const handler = `${context.getClass().name}.${context.getHandler().name}`;
    return new Observable((subscriber) =>
      answering.watch(handler, (answered) => next.handle().pipe(finalize(answered)).subscribe(subscriber)),
    );
  }
}

import { serveThread } from '../printing/threads/thread';
import { drawPaper } from './draw';

void serveThread(drawPaper);

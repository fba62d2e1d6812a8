import './one-touch';
import './style';
import './renderer';
import { start } from './start';

start();

import './style';
import './renderer';
import { start } from './start';

start();

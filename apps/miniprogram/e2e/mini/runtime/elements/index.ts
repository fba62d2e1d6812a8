import { defineChoices } from './choices';
import { defineButton } from './button';
import { defineFields } from './fields';
import { defineImage } from './image';
import { definePicker } from './picker';
import { defineScrollView } from './scroll-view';
import { defineElement } from './element';

/** Elements that only hold others. */
const PLAIN =
  'view text cover-view cover-image label swiper swiper-item movable-area movable-view icon progress ' +
  'picker-view picker-view-column canvas page-container root-portal page-meta audio video map camera web-view';

/** Registers WeChat's built-in elements with the renderer. */
export function defineElements(): void {
  for (const name of PLAIN.split(' ')) defineElement(name);
  defineButton();
  defineChoices();
  defineFields();
  defineImage();
  definePicker();
  defineScrollView();
}

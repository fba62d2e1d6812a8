import type { Instance } from 'j-component';
import { sourceOf } from '../resources';
import { defineElement, domOf, tell, textOf } from './element';

const FIT: Record<string, string> = { aspectFit: 'contain', aspectFill: 'cover' };

const pictures = new WeakMap<HTMLElement, HTMLImageElement>();

function pictureOf(element: Instance): HTMLImageElement {
  const host = domOf(element);
  const known = pictures.get(host);
  if (known) return known;
  const picture = document.createElement('img');
  picture.alt = '';
  picture.addEventListener('load', () =>
    tell(element, 'load', { width: picture.naturalWidth, height: picture.naturalHeight }),
  );
  picture.addEventListener('error', () => tell(element, 'error', { errMsg: 'GET image failed' }));
  pictures.set(host, picture);
  host.append(picture);
  return picture;
}

export function defineImage(): void {
  defineElement('image', {
    properties: {
      src: {
        type: null,
        value: '',
        observer(this: Instance, src: unknown) {
          const picture = pictureOf(this);
          const source = sourceOf(textOf(src));
          if (source) picture.src = source;
          else picture.removeAttribute('src');
        },
      },
      mode: {
        type: null,
        value: 'scaleToFill',
        observer(this: Instance, mode: unknown) {
          domOf(this).dataset['mode'] = textOf(mode);
          pictureOf(this).style.objectFit = FIT[textOf(mode)] ?? 'fill';
        },
      },
    },
  });
}

import { StreamableFile } from '@nestjs/common';
import { paperMedia } from '@cailan/shared-types';
import type { Printed } from './papers.service';

/** A document as an HTTP answer. PDFs open in the browser to be printed; a reader who leaves ends the rendering. */
export function download({ stream, name, format }: Printed): StreamableFile {
  const file = `${name}.${format}`;
  const show = format === 'pdf' ? 'inline' : 'attachment';
  const plain = file.replace(/[^\w.-]+/g, '_');
  const disposition = `${show}; filename="${plain}"; filename*=UTF-8''${rfc5987(file)}`;
  return new StreamableFile(stream, { type: paperMedia[format], disposition });
}

/** RFC 5987: what `encodeURIComponent` leaves and the header does not allow is encoded too. */
function rfc5987(text: string): string {
  return encodeURIComponent(text).replace(
    /['()*!]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

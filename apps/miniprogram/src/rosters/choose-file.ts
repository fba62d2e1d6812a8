import type { ChosenFile } from './choose-file.types';

const TABLES = '.xlsx,.xls,.csv,.et';

/** Lets somebody at a desk choose a table of their computer; undefined where they do not. */
export function chooseFile(): Promise<ChosenFile | undefined> {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = TABLES;
  input.setAttribute('aria-label', '选名册文件');
  input.hidden = true;
  document.body.append(input);
  return new Promise<ChosenFile | undefined>((resolve, reject) => {
    input.addEventListener('cancel', () => resolve(undefined));
    input.addEventListener('change', () => {
      const [file] = Array.from(input.files ?? []);
      if (!file) resolve(undefined);
      else file.arrayBuffer().then((bytes) => resolve({ name: file.name, bytes }), reject);
    });
    input.click();
  }).finally(() => input.remove());
}

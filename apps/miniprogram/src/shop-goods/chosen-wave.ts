import { Observable, useObserved } from '../offline/observable';

/** What the floor works on; picking, packing and printing share it, so that a tab opens where the last one stood. */
interface ChosenWave {
  roundId?: string | undefined;
  /** Undefined: the page takes the one that needs it most. */
  wave?: number | undefined;
}

const chosen = new Observable<ChosenWave>({});

export const useChosenWave = (): ChosenWave => useObserved(chosen);

export const chooseWave = (choice: ChosenWave): void => chosen.set(choice);

export interface ScanProps {
  /** What is scanned: `扫袋上的码`. */
  label: string;
  onScan: (code: string) => void;
  kind?: 'main' | 'line' | 'now';
  big?: boolean;
}

export interface FileView {
  id: string;
  sha256: string;
  bytes: number;
}

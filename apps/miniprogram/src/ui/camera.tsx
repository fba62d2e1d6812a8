import { useEffect, useRef, useState, type ReactNode } from 'react';

const LOOK_MS = 200;

/** The camera's picture, read for QR codes five times a second until one is found. Browsers only. */
export function Camera({ onScan }: { onScan: (code: string) => void }): ReactNode {
  const video = useRef<HTMLVideoElement>(null);
  const found = useRef(onScan);
  found.current = onScan;
  const [failure, setFailure] = useState<string>();
  useEffect(() => {
    const watching = watch(video, (code) => found.current(code));
    watching.started.catch(() => setFailure('打不开摄像头，请允许使用，或手输码上的字。'));
    return watching.stop;
  }, []);
  if (failure) return <p className="small small--harm">{failure}</p>;
  return <video ref={video} className="qr__video" muted playsInline aria-label="摄像头" />;
}

/** The reader is 130 KB and comes only when the camera is opened. */
function watch(video: { current: HTMLVideoElement | null }, onCode: (code: string) => void) {
  let stream: MediaStream | undefined;
  let timer: number | undefined;
  let stopped = false;
  const stop = () => {
    stopped = true;
    window.clearInterval(timer);
    stream?.getTracks().forEach((track) => track.stop());
  };
  const start = async () => {
    const { default: read } = await import('jsqr');
    stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
    const screen = video.current;
    if (stopped || !screen) return stop();
    screen.srcObject = stream;
    await screen.play();
    const canvas = document.createElement('canvas');
    timer = window.setInterval(() => {
      const picture = pictureOf(screen, canvas);
      const code = picture && read(picture.data, picture.width, picture.height)?.data;
      if (!code) return;
      stop();
      onCode(code);
    }, LOOK_MS);
  };
  return { started: start(), stop };
}

function pictureOf(video: HTMLVideoElement, canvas: HTMLCanvasElement): ImageData | undefined {
  const { videoWidth, videoHeight } = video;
  if (!videoWidth || !videoHeight) return undefined;
  canvas.width = videoWidth;
  canvas.height = videoHeight;
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  pen?.drawImage(video, 0, 0);
  return pen?.getImageData(0, 0, videoWidth, videoHeight);
}

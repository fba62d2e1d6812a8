import { chromium, type Browser } from 'playwright-core';

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // The mini-program's page is made up, so that it counts as one of a foreign network for WeChat's stand-in on this machine.
  '--disable-features=LocalNetworkAccessChecks',
];

/** The system's Chromium; nothing is downloaded. */
export function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: FLAGS,
    // Chromium keeps the machine's clock, whatever the run's own is (faketime); its pages get theirs in `shiftClock`.
    env: { ...process.env, LD_PRELOAD: '', FAKETIME: '' },
  });
}

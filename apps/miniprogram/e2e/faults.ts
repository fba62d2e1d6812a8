import type { Page } from 'playwright-core';

/** What Chromium writes when a request fails; the app is told of it, and a person sees what it makes of it. */
const FAILED_REQUEST = /^Failed to load resource/;
/** WeChat's compiled templates only warn when one is missing, and then show nothing. */
const MISSING_TEMPLATE = /WXMLRT_|Template .* not found/;

/** Listens for what a person would not see at once: errors in the code, missing templates, answers of 500. */
export function listenForFaults(page: Page): string[] {
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.stack ?? error.message));
  page.on('console', (message) => {
    const text = message.text();
    if (MISSING_TEMPLATE.test(text)) faults.push(text);
    else if (message.type() === 'error' && !FAILED_REQUEST.test(text)) faults.push(`console: ${text}`);
  });
  page.on('response', (response) => {
    if (response.status() === 500) faults.push(`500 ${response.request().method()} ${response.url()}`);
  });
  return faults;
}

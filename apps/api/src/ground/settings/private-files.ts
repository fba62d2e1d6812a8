/** Imported first by every program that writes data: files are for its user alone (0600), folders too (0700). */
process.umask(0o077);

/** Whoever starts the app imports this: what an earlier start left unsent goes on from the first moment. */
import './outbox';
import './drafts';

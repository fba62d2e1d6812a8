import { removeListenerFromElement, type ExparserNode } from 'miniprogram-exparser';
import { TYPE_ROOT, TYPE_TEXT } from 'j-component/src/tool/constant';
import diff from 'j-component/src/render/diff';
import {
  renderExparserNode,
  updateAttrs,
  updateEvent,
  type Listeners,
  type VirtualNode,
} from 'j-component/src/render/render';

/**
 * j-component computes list moves against indexes that its own earlier moves have shifted, so most changes of a keyed
 * list come out in the wrong order. This puts a plain keyed reconciliation in its place.
 */
export function mendKeyedDiff(): void {
  diff.diffVt = reconcile;
}

/** Turns what `before` shows into what `after` says, keeping each node whose key (or turn, without a key) matches. */
function reconcile(before: VirtualNode, after: VirtualNode): void {
  const node = before.exparserNode;
  after.exparserNode = node;
  node._vt = after;
  if (after.type === TYPE_TEXT) {
    if (before.content !== after.content) node.textContent = after.content;
    return;
  }
  const attrs = diff.diffAttrs(before.attrs, after.attrs);
  if (attrs) updateAttrs(node, attrs);
  exchangeListeners(node, before.event, after.event);
  reconcileChildren(before, after);
}

function exchangeListeners(node: ExparserNode, before: Listeners, after: Listeners): void {
  for (const { name, id, isCapture } of Object.values(before)) {
    if (id !== undefined) removeListenerFromElement(node, name, id, { capture: isCapture });
  }
  updateEvent(node, after);
}

function reconcileChildren(before: VirtualNode, after: VirtualNode): void {
  const parent = after.exparserNode;
  const shadowRoot = before.type === TYPE_ROOT ? parent : parent.ownerShadowRoot;
  const left = new Set(before.children);
  const nodes = after.children.map((child) => {
    const match = matchOf(child, left);
    if (!match) return renderExparserNode(child, null, shadowRoot);
    left.delete(match);
    reconcile(match, child);
    return match.exparserNode;
  });
  for (const gone of left) parent.removeChild(gone.exparserNode);
  nodes.forEach((node, index) => place(parent, node, index));
}

/** The first old child of the same kind and key; text and unkeyed nodes match in turn. */
function matchOf(child: VirtualNode, left: Set<VirtualNode>): VirtualNode | undefined {
  for (const old of left) {
    const sameKind = old.type === child.type && old.componentId === child.componentId;
    if (sameKind && (old.key ?? '') === (child.key ?? '')) return old;
  }
  return undefined;
}

function place(parent: ExparserNode, node: ExparserNode, index: number): void {
  if (parent.childNodes[index] === node) return;
  if (node.parentNode === parent) parent.removeChild(node);
  const next = parent.childNodes[index];
  if (next) parent.insertBefore(node, next);
  else parent.appendChild(node);
}

/**
 * The quantity stepper as WeChat's own component: a tap changes this one node at once and tells the page after, so a long
 * list stays quick. `quantity` and `most` (the least of limit and what is left) are whole units.
 * Triggers `change` with `{ quantity }`; at the limit it triggers `most` instead, so that the page can say why.
 */
Component({
  properties: {
    name: { type: String, value: '' },
    quantity: { type: Number, value: 0 },
    most: { type: Number, value: 999 },
    care: { type: Boolean, value: false },
  },
  methods: {
    less() {
      this.become(Math.max(0, this.data.quantity - 1));
    },
    more() {
      if (this.data.quantity >= this.data.most) this.triggerEvent('most', {});
      else this.become(this.data.quantity + 1);
    },
    become(quantity) {
      this.setData({ quantity });
      this.triggerEvent('change', { quantity });
    },
  },
});

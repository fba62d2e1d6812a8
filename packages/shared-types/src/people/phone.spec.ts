import { dialled, type Phone, phoneOf, phoneWithin, postPhoneRefusal } from './phone';

describe('phoneOf', () => {
  it.each([
    ['13812341234', '+8613812341234'],
    ['138 1234-1234', '+8613812341234'],
    ['１３８１２３４１２３４', '+8613812341234'],
    ['+8613812341234', '+8613812341234'],
    ['0086 138 1234 1234', '+8613812341234'],
    ['+1 369 555 0123', '+13695550123'],
    ['+1 3695550123', '+13695550123'],
    ['+44 20 7946 0018', '+442079460018'],
    ['12812341234', undefined],
    ['1381234123', undefined],
    ['138123412345', undefined],
    ['0991-1234567', undefined],
    ['110', undefined],
    ['+0123456789', undefined],
    ['+86', undefined],
    ['', undefined],
  ])('%j is %j', (text, phone) => {
    expect(phoneOf(text)).toBe(phone);
  });

  it('tells numbers of two countries with the same digits apart', () => {
    expect(phoneOf('+1 3695550123')).not.toBe(phoneOf('13695550123'));
  });
});

describe('phoneWithin', () => {
  it.each([
    ['86', '13812341234', '+8613812341234'],
    ['+86', '138 1234 1234', '+8613812341234'],
    ['0086', '13812341234', '+8613812341234'],
    ['1', '3695550123', '+13695550123'],
    ['852', '51234567', '+85251234567'],
    ['', '13812341234', undefined],
    ['0', '13812341234', undefined],
    ['86', '', undefined],
    ['86', '+1', undefined],
    ['one', '13812341234', undefined],
  ])('%j and %j are %j', (country, number, phone) => {
    expect(phoneWithin(country, number)).toBe(phone);
  });
});

describe('dialled', () => {
  it.each([
    ['+8613812341234', '13812341234'],
    ['+13695550123', '+13695550123'],
    ['13812341234', '13812341234'],
    ['0991-1234567', '0991-1234567'],
    ['+862112345678', '+862112345678'],
    ['', ''],
  ])('%j is %j', (phone, text) => {
    expect(dialled(phone)).toBe(text);
  });
});

describe('a post’s number', () => {
  it.each<[Phone, string | undefined]>([
    ['+8613812341234', undefined],
    ['+13695550123', 'phone_abroad'],
    ['+85251234567', 'phone_abroad'],
    ['+862112345678', 'phone_abroad'],
  ])('%s: %s', (phone, code) => {
    expect(postPhoneRefusal(phone)?.code).toBe(code);
  });
});

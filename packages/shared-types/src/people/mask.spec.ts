import { maskName, maskPhone } from './mask';

describe('maskName', () => {
  it.each([
    ['王小明', '王**'],
    ['王明', '王*'],
    ['王', '王*'],
    ['欧阳修文', '欧***'],
    ['买买提·艾力', '买**·**'],
    ['John Smith', 'J*** *****'],
    ['𠮷野', '𠮷*'],
    [' 王小明 ', '王**'],
    ['', ''],
  ])('%j is %j', (name, expected) => {
    expect(maskName(name)).toBe(expected);
  });
});

describe('maskPhone', () => {
  it.each([
    ['13812341234', '138****1234'],
    ['138 1234 1234', '138****1234'],
    ['+86 138-1234-1234', '138****1234'],
    ['008613812341234', '138****1234'],
    ['0991-1234567', '****-****567'],
    ['110', '**0'],
    ['12', '**'],
    ['', ''],
  ])('%j is %j', (phone, expected) => {
    expect(maskPhone(phone)).toBe(expected);
  });
});

import type { ProductClass, SaleKind, Storage } from '@cailan/shared-types';
import { Entity, Index, Unique } from 'typeorm';
import { Code, Id, Instant, Int, NullableInt, Ref, Text } from '../../ground/db/columns';

/** A supermarket's product; `priceFen` is one ordered unit (by weight: one 500 g step). */
@Entity('products')
@Unique(['supermarketId', 'code'])
export class Product {
  @Id() id!: string;
  @Ref() supermarketId!: string;
  @Code(64) code!: string;
  @Text() name!: string;
  @Text(64) spec!: string;
  @Text(16) unit!: string;
  @Code(16) saleKind!: SaleKind;
  @Code(16) productClass!: ProductClass;
  @Int() priceFen!: number;
  @NullableInt() fenPerKg!: number | null;
  @Int() massGrams!: number;
  @Code(16) storage!: Storage;
  @Text(32) shelf!: string;
  /** Other names, separated by spaces. */
  @Text(255) aliases!: string;
  /** 1 for medicine that is sold on prescription, else 0. */
  @Int() prescription!: number;
}

/** A component of a bundle (套餐包). */
@Entity('bundle_components')
@Index(['bundleId'])
export class BundleComponent {
  @Id() id!: string;
  @Ref() bundleId!: string;
  @Ref() productId!: string;
  @Int() quantity!: number;
}

/** The district's ceiling for a product's price (A1, A4). */
@Entity('price_ceilings')
@Unique(['districtId', 'productCode'])
export class PriceCeiling {
  @Id() id!: string;
  @Ref() districtId!: string;
  @Code(64) productCode!: string;
  @Int() ceilingFen!: number;
}

/** A limit (限量) per household, product class and period, over all suppliers (B5 art. 13). */
@Entity('class_limits')
@Index(['districtId'])
export class ClassLimit {
  @Id() id!: string;
  @Ref() districtId!: string;
  @Code(16) productClass!: ProductClass;
  /** Ordered units per household. */
  @Int() quantity!: number;
  @Int() periodDays!: number;
  @Instant() createdAt!: string;
}

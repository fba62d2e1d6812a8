/** A community's list of who lives where: a building that the plan does not know, and a row that nobody can read. */
export const ROSTER_FILE = {
  name: '名册.csv',
  mimeType: 'text/csv',
  text: '网格,小区,楼栋,单元,房号,户主\n临江苑小区第1网格,临江苑小区,A座,1,101,韩一\n临江苑小区第1网格,临江苑小区,A座,1,楼上,韩二\n',
};

package cn.servicecircle.coverage;

import cn.servicecircle.geo.Point;

/**
 * A 小区 or 楼栋 and where one leaves it.
 *
 * @param address its street and community
 */
record Home(long areaId, String name, String address, Point point) {}

-- How far a role reaches is answered from memory now (area/Reach.java): the views made every read four times as dear.
DROP VIEW station_staff;
DROP VIEW area_neighbour;
DROP VIEW area_reach;

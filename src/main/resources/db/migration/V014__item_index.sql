-- One index for both the list of a station's errands of one item and the foreign key to the item, whose own index, made
-- without being asked for, goes by itself.
ALTER TABLE errand
  ADD KEY errand_of_item_at_station (service_item_id, station_id, id),
  DROP KEY errand_of_station_for_item;

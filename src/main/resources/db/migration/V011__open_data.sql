-- What everybody may know of an errand (诉求、隐患). A row here makes it public; errands of private kinds, and those filed
-- before anybody was told that they would be public, never have one.
CREATE TABLE public_errand (
  errand_id       BIGINT       NOT NULL PRIMARY KEY,
  service_item_id BIGINT       NOT NULL,
  filed_at        DATETIME(6)  NOT NULL,
  -- Where the thing is that ought to be mended. Where a resident is, is kept nowhere.
  lng             DECIMAL(9,6) NULL,
  lat             DECIMAL(8,6) NULL,
  -- The square of the map that the point lies in (station/Grid.java): one number, so that an index finds what is near.
  square          BIGINT       NULL,
  area_id         BIGINT       NULL,
  -- The same area, never finer than a 小区: what others are told.
  shown_area_id   BIGINT       NULL,
  KEY public_errand_filed (filed_at, errand_id, service_item_id),
  KEY public_errand_of_item (service_item_id, filed_at, errand_id),
  KEY public_errand_near (square, filed_at),
  KEY public_errand_in_area (shown_area_id, filed_at),
  KEY public_errand_area (area_id),
  CONSTRAINT public_errand_errand_fk FOREIGN KEY (errand_id) REFERENCES errand (id),
  CONSTRAINT public_errand_area_fk FOREIGN KEY (area_id) REFERENCES area (id),
  CONSTRAINT public_errand_shown_area_fk FOREIGN KEY (shown_area_id) REFERENCES area (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

-- Who wants to hear how a public errand of somebody else's ends, instead of filing the same again.
CREATE TABLE errand_follower (
  errand_id   BIGINT      NOT NULL,
  person_id   BIGINT      NOT NULL,
  followed_at DATETIME(6) NOT NULL,
  PRIMARY KEY (errand_id, person_id),
  KEY errand_follower_person (person_id, errand_id),
  CONSTRAINT errand_follower_errand_fk FOREIGN KEY (errand_id) REFERENCES public_errand (errand_id),
  CONSTRAINT errand_follower_person_fk FOREIGN KEY (person_id) REFERENCES person (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

-- After which event the webhook began, and up to which it has looked; whoever looks on holds the row (export/WebhookStore.java).
CREATE TABLE webhook_cursor (
  id          TINYINT NOT NULL PRIMARY KEY,
  began_after BIGINT  NOT NULL,
  reached     BIGINT  NOT NULL
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

-- An event on its way to the receiver. due_at is the next try; while a node sends it, the end of its lease; afterwards, when it
-- ended.
CREATE TABLE webhook_delivery (
  event_id   BIGINT       NOT NULL PRIMARY KEY,
  errand_id  BIGINT       NOT NULL,
  state      VARCHAR(16)  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  attempts   SMALLINT     NOT NULL DEFAULT 0,
  due_at     DATETIME(6)  NOT NULL,
  give_up_at DATETIME(6)  NOT NULL,
  last_error VARCHAR(128) NULL,
  KEY webhook_delivery_due (state, due_at),
  KEY webhook_delivery_of_errand (errand_id, state, event_id),
  KEY webhook_delivery_in_state (state, event_id),
  CONSTRAINT webhook_delivery_event_fk FOREIGN KEY (event_id) REFERENCES errand_event (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

-- Who has taken which station's ledger out of the system, and when. Rows are only ever added.
CREATE TABLE ledger_export (
  id          BIGINT      NOT NULL AUTO_INCREMENT PRIMARY KEY,
  person_id   BIGINT      NOT NULL,
  station_id  BIGINT      NOT NULL,
  month       CHAR(7)     CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  errands     INT         NOT NULL,
  exported_at DATETIME(6) NOT NULL,
  KEY ledger_export_person (person_id),
  KEY ledger_export_station (station_id, exported_at),
  CONSTRAINT ledger_export_person_fk FOREIGN KEY (person_id) REFERENCES person (id),
  CONSTRAINT ledger_export_station_fk FOREIGN KEY (station_id) REFERENCES station (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci;

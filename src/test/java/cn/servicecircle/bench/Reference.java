package cn.servicecircle.bench;

/** What the parts can do with nothing of ours around them: one bare server each, in {@link ReferenceServer}. */
enum Reference {
    JSON("bare: fixed JSON of 600 bytes"),
    ROUTER("bare: the same behind a Router"),
    GEOSEARCH("bare: Redis GEOSEARCH, 5 of 5,000"),
    SELECT("bare: one SELECT by primary key"),
    PAGE_OF_SMALL("bare: joined keyset page of 20, 10,000 topics", DataSet.SMALL),
    PAGE("bare: joined keyset page of 20, 1,000,000 topics"),
    COMMENTS("bare: joined comment page of 10"),
    INSERT("bare: one durable INSERT");

    final String title;
    final DataSet data;

    Reference(String title) {
        this(title, DataSet.FULL);
    }

    Reference(String title, DataSet data) {
        this.title = title;
        this.data = data;
    }
}

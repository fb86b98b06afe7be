/** The database: pools, transactions, group commit, migrations. Speaks the SQL that MariaDB 11.4 and MySQL 8.4 share. */
@CheckReturnValue
package cn.servicecircle.mysql;

import com.google.errorprone.annotations.CheckReturnValue;

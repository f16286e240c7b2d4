import { Module } from '@nestjs/common';
import { CurrentUserController } from './current-user.controller.ts';
import { Reauthentication } from './reauthentication.ts';
import { UsersController } from './users.controller.ts';
import { UsersRepository } from './users.repository.ts';
import { UsersService } from './users.service.ts';

@Module({
  controllers: [UsersController, CurrentUserController],
  providers: [UsersService, UsersRepository, Reauthentication],
  exports: [UsersRepository],
})
export class UsersModule {}
